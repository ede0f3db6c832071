import {
  Avatar,
  Banner,
  Breadcrumbs,
  Button,
  EmptyState,
  Facts,
  Kbd,
  PageHead,
  PartyMark,
  Section,
  Segments,
  Skeleton,
  Status,
  type StatusTone,
  segmentLooks,
  TabRow,
  Timeline,
  tabLooks,
  Verdict,
  VerdictRow,
} from '@ringratt/ui';
import { CalendarDays, FlaskConical, Megaphone, Phone, Send } from 'lucide-react';
import { Specimen, State, States } from './specimen';

const tones: [StatusTone, string][] = [
  ['ok', 'Uppfyllt'],
  ['waiting', 'Väntar'],
  ['bad', 'Brott'],
  ['unknown', 'Oklart'],
  ['none', 'Gäller inte här'],
  ['neutral', 'Utkast'],
];

const verdicts = [
  ['yes', 'Ja, numret får ringas till 21:00 i dag.', undefined],
  ['no', 'Nej, numret får inte ringas nu.', 'Nästa tillåtna tid är onsdag 25 november 08:00.'],
  ['unclear', 'Oklart.', 'Kontrollen mot NIX-Telefon är äldre än två månader. Kör en ny.'],
] as const;

export function PartSpecimens() {
  return (
    <>
      <Specimen name="PageHead">
        <PageHead
          title="Höstens elavtal"
          beside={
            <Status tone="ok" pill>
              Pågår
            </Status>
          }
          facts={[
            <>
              <CalendarDays aria-hidden="true" />2 nov–18 dec
            </>,
            '12 000 nummer',
          ]}
          actions={<Button>Redigera</Button>}
        />
      </Specimen>
      <Specimen name="Breadcrumbs">
        <Breadcrumbs
          label="Sökväg, exempel"
          parts={[
            <a key="list" href="#Breadcrumbs">
              Uppdrag
            </a>,
            'Höstens elavtal',
          ]}
        />
      </Specimen>
      <Specimen name="Section">
        <Section
          title="Senaste påringningar"
          beside="24 i dag"
          action={<Button size="small">Visa alla</Button>}
        >
          <p>Avsnittets innehåll.</p>
        </Section>
      </Specimen>
      <Specimen name="TabRow">
        <TabRow label="Flikar, exempel">
          {['Översikt', 'Kontakter', 'Händelser'].map((tab, index) => (
            <li key={tab}>
              <a href="#TabRow" aria-current={index === 0 ? 'page' : undefined} className={tabLooks}>
                {tab}
              </a>
            </li>
          ))}
        </TabRow>
      </Specimen>
      <Specimen name="Segments">
        <div className="flex">
          <Segments label="Vyer, exempel">
            {['Karta', 'Lista'].map((view, index) => (
              <a
                key={view}
                href="#Segments"
                aria-current={index === 0 ? 'true' : undefined}
                className={segmentLooks}
              >
                {view}
              </a>
            ))}
          </Segments>
        </div>
      </Specimen>
      <Specimen name="Status">
        <State name="i rad">
          <div className="flex flex-wrap gap-x-6 gap-y-2">
            {tones.map(([tone, word]) => (
              <Status key={tone} tone={tone}>
                {word}
              </Status>
            ))}
          </div>
        </State>
        <State name="på fyllning">
          <div className="flex flex-wrap gap-2">
            {tones.map(([tone, word]) => (
              <Status key={tone} tone={tone} pill>
                {word}
              </Status>
            ))}
          </div>
        </State>
      </Specimen>
      <Specimen name="PartyMark">
        <States>
          {(['square', 'circle'] as const).flatMap((shape) =>
            (['normal', 'large'] as const).map((size) => (
              <State
                key={shape + size}
                name={`${shape === 'square' ? 'uppdragsgivare' : 'kontaktcenter'}, ${size}`}
              >
                <span className="inline-flex items-center gap-2">
                  <PartyMark shape={shape} size={size} letter={shape === 'square' ? 'B' : 'S'} />
                  {shape === 'square' ? 'Björkdal' : 'Sandnes'}
                </span>
              </State>
            )),
          )}
          <State name="utan namn bredvid">
            <PartyMark shape="circle" letter="S" label="Sandnes" />
          </State>
        </States>
      </Specimen>
      <Specimen name="Avatar">
        <span className="inline-flex items-center gap-2">
          <Avatar name="Maja Lindqvist" />
          Maja Lindqvist
        </span>
      </Specimen>
      <Specimen name="Kbd">
        <span className="inline-flex gap-1">
          <Kbd>⌘K</Kbd>
          <Kbd>j</Kbd>
        </span>
      </Specimen>
      <Specimen name="Verdict">
        {verdicts.map(([answer, title, text]) => (
          <Verdict key={answer} answer={answer} title={title}>
            {text}
          </Verdict>
        ))}
      </Specimen>
      <Specimen name="VerdictRow">
        <div>
          <VerdictRow name="Varför">Numret har ringts tre gånger i dag.</VerdictRow>
          <VerdictRow name="Vem kan ändra">Bara konsumenten kan häva spärren.</VerdictRow>
        </div>
      </Specimen>
      <Specimen name="Timeline">
        <Timeline
          items={[
            {
              id: '1',
              heading: 'I dag',
              time: '09:14',
              icon: <Phone />,
              title: 'Påringning',
              detail: 'Inget svar',
            },
            { id: '2', time: '09:20', icon: <Send />, tone: 'ok', title: 'Avtalet skickades' },
            {
              id: '3',
              time: '10:00',
              icon: <Send />,
              tone: 'bad',
              title: 'Bekräftelsen uteblev',
              detail: '14 timmar försenad',
            },
            {
              id: '4',
              heading: 'Väntar',
              time: 'ons 10:00',
              icon: <CalendarDays />,
              title: 'Ångerfristen går ut',
              future: true,
            },
          ]}
        />
      </Specimen>
      <Specimen name="Facts">
        <Facts
          className="max-w-96"
          rows={[
            { name: 'Volym', value: '12 000' },
            { name: 'Per dag', value: '400' },
          ]}
        />
      </Specimen>
      <Specimen name="EmptyState">
        <EmptyState
          icon={<Megaphone />}
          title="Inga uppdrag ännu."
          action={<Button variant="primary">Skapa uppdrag</Button>}
        >
          Här visas uppdragen när de finns.
        </EmptyState>
        <State name="utan symbol och knapp">
          <EmptyState title="Inga avvikelser.">Här visas brott mot riktlinjerna när de inträffar.</EmptyState>
        </State>
      </Specimen>
      <Specimen name="Banner">
        <Banner
          icon={<FlaskConical aria-hidden="true" />}
          label="Banderoll, exempel"
          action={
            <a href="#Banner" className="underline">
              Vad är det?
            </a>
          }
        >
          Exempel. Klockan är ställd.
        </Banner>
      </Specimen>
      <Specimen name="Skeleton">
        <div className="flex max-w-96 flex-col gap-2">
          <Skeleton />
          <Skeleton className="w-3/5" />
        </div>
      </Specimen>
    </>
  );
}

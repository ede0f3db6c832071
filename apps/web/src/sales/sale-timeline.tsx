import { startOfDay } from '@ringratt/rules';
import type { SaleDetail } from '@ringratt/services';
import { Timeline, type TimelineItem } from '@ringratt/ui';
import {
  AudioLines,
  CircleCheck,
  Clock,
  FileText,
  Mail,
  MicOff,
  OctagonX,
  PackageCheck,
  PhoneOff,
  PhoneOutgoing,
  Tag,
  Trash2,
  Undo2,
} from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { clock, dayAndMonth } from '@/format/instants';
import { Link } from '@/i18n/navigation';
import { dutyWords } from '@/rules/duty-words';

const isOffer = ({ kind }: SaleDetail['documents'][number]) => kind === 'offer';
const mailsOffer = ({ template }: SaleDetail['emails'][number]) => template === 'offer';

type Step = Omit<TimelineItem, 'id' | 'time'> & { at: number };

/** From call to contract, oldest first; what is still to come is dashed, at the time that the rules set. */
export async function SaleTimeline({ sale, now }: { sale: SaleDetail; now: number }) {
  const [t, locale] = await Promise.all([getTranslations('sales'), getLocale()]);
  const title = (duty: SaleDetail['obligations'][number]['duty']) => dutyWords(duty, locale).title;
  const file = ({ id, fileName, pages, sha256 }: SaleDetail['documents'][number]): ReactNode => (
    <>
      <a
        href={`/api/sales/${sale.id}/documents/${id}`}
        className="text-accent underline"
        target="_blank"
        rel="noreferrer"
      >
        {fileName}
      </a>{' '}
      {t('pages', { count: pages })}, <span className="font-mono text-label">{sha256.slice(0, 16)}</span>
    </>
  );
  const made = (document: SaleDetail['documents'][number]): Step => ({
    at: document.createdAt,
    icon: <FileText />,
    title: t(`steps.${document.kind}Made`),
    detail: file(document),
  });
  const mail = (email: SaleDetail['emails'][number]): Step => {
    const failed = email.state === 'refused' || email.state === 'failed';
    return {
      at: email.sentAt ?? email.createdAt,
      icon: failed ? <OctagonX /> : <Mail />,
      tone: failed ? 'bad' : 'neutral',
      title: t.has(`emails.${email.template as 'offer'}`)
        ? t(`emails.${email.template as 'offer'}`)
        : email.template,
      detail: `${t(`emailStates.${email.state}`, { count: email.tries })} ${email.recipient}${email.lastAnswer ? ` (${email.lastAnswer})` : ''}`,
    };
  };
  // What has the same instant stands as it follows from the other.
  const happened: Step[] = [
    {
      at: sale.callStartedAt,
      icon: <PhoneOutgoing />,
      title: t('steps.callStarted'),
      detail: sale.agentReference ? t('steps.agent', { agent: sale.agentReference }) : undefined,
    },
    ...sale.recordings.map(
      (recording): Step =>
        recording.consent.refused
          ? { at: recording.createdAt, icon: <MicOff />, title: t('steps.recordingRefused') }
          : {
              at: recording.startedAt ?? recording.createdAt,
              icon: <AudioLines />,
              title: t('steps.recording'),
            },
    ),
    ...sale.recordings.flatMap((recording): Step[] =>
      recording.deletedAt === null
        ? []
        : [{ at: recording.deletedAt, icon: <Trash2 />, title: t('steps.recordingDeleted') }],
    ),
    { at: sale.callEndedAt, icon: <PhoneOff />, title: t('steps.callEnded') },
    ...sale.disclosures.map(({ at }): Step => ({ at, icon: <FileText />, title: t('steps.disclosed') })),
    { at: sale.createdAt, icon: <Tag />, title: t('steps.recorded'), detail: sale.offer.name },
    ...sale.documents.filter(isOffer).map(made),
    ...sale.emails.filter(mailsOffer).map(mail),
    ...(sale.acceptance
      ? [
          {
            at: sale.acceptance.at,
            icon: sale.acceptance.answer === 'accepted' ? <CircleCheck /> : <OctagonX />,
            tone: sale.acceptance.answer === 'accepted' ? ('ok' as const) : ('neutral' as const),
            title: t(`steps.${sale.acceptance.answer}`),
            detail: [sale.acceptance.name, sale.acceptance.address, sale.acceptance.device]
              .filter(Boolean)
              .join(', '),
          },
        ]
      : []),
    ...sale.documents.filter((document) => !isOffer(document)).map(made),
    ...sale.emails.filter((email) => !mailsOffer(email)).map(mail),
    ...(sale.deliveredAt === null
      ? []
      : [
          {
            at: sale.deliveredAt,
            icon: <PackageCheck />,
            title: t(sale.subject === 'goods' ? 'steps.delivered' : 'steps.begun'),
          },
        ]),
    ...sale.withdrawals.map(
      ({ at, name, inTime, message }): Step => ({
        at,
        icon: <Undo2 />,
        title: t(inTime ? 'steps.withdrawn' : 'steps.withdrawnLate'),
        detail: [name, message].filter(Boolean).join(': '),
      }),
    ),
    ...sale.obligations.flatMap(({ breachedAt, duty }): Step[] =>
      breachedAt === null
        ? []
        : [
            {
              at: breachedAt,
              icon: <OctagonX />,
              tone: 'bad',
              title: t('steps.broken', { duty: title(duty) }),
            },
          ],
    ),
  ];
  const toCome: Step[] = [
    ...(sale.state === 'offered' && sale.answerFrom !== null && sale.answerFrom > now
      ? [{ at: sale.answerFrom, icon: <Clock />, title: t('steps.answerFrom') }]
      : []),
    ...(sale.state === 'offered' && sale.answerBy !== null
      ? [{ at: sale.answerBy, icon: <Clock />, title: t('steps.answerBy') }]
      : []),
    ...(sale.withdrawalEndsOn !== null && startOfDay(sale.withdrawalEndsOn + 1) > now
      ? [{ at: startOfDay(sale.withdrawalEndsOn + 1), icon: <Clock />, title: t('steps.withdrawalEnds') }]
      : []),
    ...sale.obligations.flatMap(({ state, dueAt, duty, id }): Step[] =>
      state === 'open'
        ? [
            {
              at: dueAt,
              icon: <Clock />,
              title: (
                <Link href={`/obligations/${id}`} className="hover:underline">
                  {t('steps.due', { duty: title(duty) })}
                </Link>
              ),
            },
          ]
        : [],
    ),
  ].map((step) => ({ ...step, future: true }));
  const byTime = (a: Step, b: Step) => a.at - b.at;
  const year = (at: number) => new Date(at).getUTCFullYear() !== new Date(now).getUTCFullYear();
  return (
    <Timeline
      items={[...happened.sort(byTime), ...toCome.sort(byTime)].map(({ at, ...step }, index) => ({
        ...step,
        id: String(index),
        time: `${dayAndMonth(step.future ? at - 1 : at, locale)} ${year(at) ? new Date(at).getUTCFullYear() : clock(step.future ? at - 1 : at)}`,
      }))}
    />
  );
}

'use client';

import { duties, READ_BACK_STEPS } from '@ringratt/rules';
import type { SaleDraft } from '@ringratt/services';
import {
  Button,
  buttonLooks,
  ChoiceRow,
  ErrorSummary,
  SelectField,
  TextAreaField,
  TextField,
} from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { DateField } from '@/dates/date-field';
import { Link, useRouter } from '@/i18n/navigation';
import { DutyChip } from '@/rules/duty-chip';
import { useFormFaults } from '@/session/form-faults';
import { usePortal } from '@/session/portal-client';
import { problemIn } from '@/session/problem-words';
import { SaleCompleteness } from './sale-completeness';
import {
  atHand,
  type EntryFault,
  entryOf,
  factsOf,
  type Known,
  readEntry,
  type SaleEntry,
  saidAtStart,
  soldOf,
  withdrawalTold,
} from './sale-entry';

interface SaleFormProps {
  call: SaleDraft;
  /** The call's own local day, on which times without a date lie. */
  dayOfCall: string;
  now: number;
}

const requirements = new Map<string, Record<string, { sv: string; en: string }>>(
  duties.map((duty) => [duty.id, 'requirements' in duty ? { ...duty.requirements } : {}]),
);

/** A sale from one call, written down by the contact center: what the same report over the API says. */
export function SaleForm({ call, dayOfCall, now }: SaleFormProps) {
  const t = useTranslations();
  const locale = useLocale();
  const router = useRouter();
  const [entry, setEntry] = useState<SaleEntry>(() => entryOf(call));
  const [touched, setTouched] = useState(false);
  const [own, setOwn] = useState<EntryFault[]>([]);
  const register = useMutation(
    usePortal().sales.register.mutationOptions({
      onSuccess: ({ saleId }) => {
        setTouched(false);
        router.push(`/sales/${saleId}`);
      },
    }),
  );
  const faults = useFormFaults(register.error, { own });
  // What is typed is not lost by a slip: the browser asks before it leaves.
  useEffect(() => {
    if (!touched) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [touched]);

  const change = (changes: Partial<SaleEntry>) => {
    setTouched(true);
    setEntry((was) => ({ ...was, ...changes }));
  };
  const offer = soldOf(entry, call.offers);
  const oral = offer?.regime === 'exempt';
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (register.isPending || register.isSuccess) return;
    const { faults: unread, sale } = readEntry(entry, call, dayOfCall);
    setOwn(unread);
    if (unread.length === 0) register.mutate({ attemptId: call.attemptId, sale });
  };

  const field = (
    name: Exclude<keyof SaleEntry, 'known' | 'language' | 'startsFrom' | 'offerId'>,
    path: string,
  ) => ({
    id: path,
    name: path,
    label: t(`saleForm.${name}`),
    error: faults.at(path),
    errorPrefix: t('common.error'),
    value: entry[name],
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  });
  const options = (['yes', 'no', ''] as const).map((value) => ({
    value: value as Known,
    label: t(`saleForm.known.${value === '' ? 'unknown' : value}`),
  }));
  const asked = (path: string, legend: ReactNode) => (
    <ChoiceRow
      key={path}
      id={path}
      legend={legend}
      options={options}
      value={entry.known[path] ?? ''}
      onChange={(value) => change({ known: { ...entry.known, [path]: value } })}
      error={faults.at(path)}
      errorPrefix={t('common.error')}
    />
  );
  const said = (duty: string, requirement: string) =>
    requirements.get(duty)?.[requirement]?.[locale] ?? requirement;
  const refused = entry.known['recording.consentedBefore'] === 'no';
  // The same words at several fields: on top each says whose they are.
  const named: Readonly<Record<string, string>> = {
    'consumer.name': t('saleForm.name'),
    'consumer.email': t('saleForm.email'),
    'consumer.address': t('saleForm.address'),
    'recording.consentAskedAt': t('saleForm.consentAskedAt'),
    'recording.startedAt': t('saleForm.recordingStartedAt'),
    'recording.consentConfirmedAt': t('saleForm.consentConfirmedAt'),
  };
  const summary = {
    ...faults.summary,
    errors: faults.summary.errors.map((fault) =>
      fault.id && named[fault.id] ? { ...fault, text: `${named[fault.id]}: ${fault.text}` } : fault,
    ),
  };
  const recordedTwice = problemIn(register.error)?.code === 'sale-recorded';

  return (
    <form
      noValidate
      onSubmit={submit}
      className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_320px]"
      aria-label={t('saleForm.title')}
    >
      <div className="flex min-w-0 flex-col gap-8">
        {summary.errors.length > 0 ? (
          <div className="flex flex-col gap-2">
            <ErrorSummary {...summary} />
            {recordedTwice ? (
              <Link href={`/sales/new?number=${encodeURIComponent(call.number)}`} className={buttonLooks()}>
                {t('saleForm.toCalls')}
              </Link>
            ) : null}
          </div>
        ) : null}
        <Group title={t('saleForm.consumer')}>
          <TextField
            {...field('name', 'consumer.name')}
            autoComplete="off"
            maxLength={160}
            fieldClassName="max-w-md"
          />
          <TextField
            {...field('email', 'consumer.email')}
            type="email"
            autoComplete="off"
            maxLength={254}
            hint={t(oral ? 'saleForm.emailHintOral' : 'saleForm.emailHint')}
            fieldClassName="max-w-md"
          />
          <div className="max-w-md">
            <TextAreaField
              {...field('address', 'consumer.address')}
              rows={2}
              maxLength={400}
              optional={t('common.optional')}
              autoComplete="off"
            />
          </div>
          <SelectField
            id="language"
            label={t('saleForm.language')}
            value={entry.language}
            onChange={(event) => change({ language: event.target.value as SaleEntry['language'] })}
            fieldClassName="max-w-48"
          >
            {(['sv', 'en'] as const).map((value) => (
              <option key={value} value={value}>
                {t(`sales.languages.${value}`)}
              </option>
            ))}
          </SelectField>
        </Group>
        <Group title={t('saleForm.sold')}>
          <SelectField
            id="offerId"
            label={t('saleForm.offer')}
            error={faults.at('offerId')}
            errorPrefix={t('common.error')}
            value={entry.offerId}
            onChange={(event) => change({ offerId: event.target.value })}
            fieldClassName="max-w-md"
          >
            {call.offers.map(({ id, name, version, regime }) => (
              <option key={id} value={id}>
                {name}, {t('sales.version', { version })}, {t(`sales.regimes.${regime}`)}
              </option>
            ))}
          </SelectField>
          <TextField {...field('quantity', 'quantity')} inputMode="numeric" fieldClassName="max-w-32" />
          <div className="max-w-md">
            <TextAreaField
              {...field('agreed', 'agreed')}
              hint={t('saleForm.agreedHint')}
              optional={t('common.optional')}
              maxLength={2_000}
            />
          </div>
          {call.endedAt === null ? (
            <DateField
              {...field('callEndedAt', 'callEndedAt')}
              withTime
              hint={t('saleForm.callEndedAtHint')}
              fieldClassName="max-w-60"
            />
          ) : null}
          <TextField
            {...field('agentReference', 'agentReference')}
            hint={t('saleForm.agentReferenceHint')}
            optional={t('common.optional')}
            autoComplete="off"
            maxLength={120}
            fieldClassName="max-w-60"
          />
        </Group>
        <Group title={t('saleForm.start')} lead={t('saleForm.knownLead')} chip="identification">
          <div className="flex flex-col">
            {saidAtStart.map((name) => asked(`said.${name}`, said('identification', name)))}
            {asked('askedToContinue', said('permission-to-continue', 'asked'))}
          </div>
        </Group>
        <Group title={t('saleForm.atHand')} chip="disclosure-on-request">
          <div className="flex flex-col">
            {atHand.map((name) => asked(`atHand.${name}`, said('disclosure-on-request', name)))}
            {call.redial
              ? asked('atHand.silentCallBefore', said('disclosure-on-request', 'silentCallBefore'))
              : null}
          </div>
        </Group>
        {oral ? (
          <Group title={t('saleForm.readBack')} lead={t('saleForm.readBackLead')} chip="read-back">
            <ol className="flex flex-col">
              {READ_BACK_STEPS.map(({ id, title }, index) => (
                <li key={id}>
                  {asked(
                    `readBack.${id}`,
                    <>
                      <span className="tabular text-ink-3">{index + 1}.</span> {title[locale]}
                    </>,
                  )}
                </li>
              ))}
            </ol>
          </Group>
        ) : (
          <>
            <Group title={t('saleForm.withdrawal')} chip="withdrawal-information">
              <div className="flex flex-wrap gap-4">
                <TextField {...field('days', 'withdrawal.days')} inputMode="numeric" fieldClassName="w-48" />
                <SelectField
                  id="withdrawal.startsFrom"
                  label={t('saleForm.startsFrom')}
                  value={entry.startsFrom}
                  onChange={(event) => change({ startsFrom: event.target.value as SaleEntry['startsFrom'] })}
                  fieldClassName="w-72 max-sm:w-full"
                >
                  <option value="">{t('saleForm.known.unknown')}</option>
                  <option value="receipt">{t('saleForm.fromReceipt')}</option>
                  <option value="acceptance">{t('saleForm.fromAcceptance')}</option>
                </SelectField>
              </div>
              <div className="flex flex-col">
                {withdrawalTold.map((name) =>
                  asked(`withdrawal.${name}`, said('withdrawal-information', name)),
                )}
              </div>
            </Group>
            <Group title={t('saleForm.inCall')} chip="written-acceptance">
              <div className="flex flex-col">
                {asked('acceptanceInCall.wanted', t('saleForm.wanted'))}
                {entry.known['acceptanceInCall.wanted'] === 'yes'
                  ? asked('acceptanceInCall.toldVoid', said('written-acceptance', 'toldVoid'))
                  : null}
              </div>
            </Group>
          </>
        )}
        <Group
          title={t('saleForm.recording')}
          lead={t(call.recorded ? 'saleForm.recordingLead' : 'saleForm.notRecorded')}
          chip="recording"
        >
          <div className="flex flex-col">
            {asked('recording.consentedBefore', said('recording', 'consentedBefore'))}
            {refused ? null : asked('recording.consentConfirmed', said('recording', 'consentConfirmed'))}
          </div>
          {refused ? (
            <p className="text-ink-2 text-table">{t(oral ? 'saleForm.refusedOral' : 'saleForm.refused')}</p>
          ) : (
            <div className="flex flex-wrap gap-4">
              {(
                [
                  ['consentAskedAt', 'recording.consentAskedAt'],
                  ['recordingStartedAt', 'recording.startedAt'],
                  ['consentConfirmedAt', 'recording.consentConfirmedAt'],
                ] as const
              ).map(([name, path]) => (
                <TextField
                  key={path}
                  {...field(name, path)}
                  optional={t('common.optional')}
                  placeholder="10:04:12"
                  autoComplete="off"
                  fieldClassName="w-56 max-sm:w-full"
                />
              ))}
            </div>
          )}
        </Group>
        <div className="flex flex-wrap items-center gap-3 border-line border-t pt-5">
          <Button type="submit" variant="primary" busy={register.isPending || register.isSuccess}>
            {t('saleForm.submit')}
          </Button>
          <Link href="/sales" className={buttonLooks({ variant: 'quiet' })}>
            {t('common.cancel')}
          </Link>
        </div>
      </div>
      <aside
        aria-label={t('saleForm.complete')}
        className="min-w-0 lg:sticky lg:top-6 lg:self-start lg:border-line lg:border-l lg:pl-8"
      >
        <SaleCompleteness
          facts={factsOf(entry, call, dayOfCall, now)}
          missing={offer?.missing ?? []}
          oral={oral}
        />
      </aside>
    </form>
  );
}

function Group({
  title,
  lead,
  chip,
  children,
}: {
  title: string;
  lead?: string;
  chip?: string;
  children: ReactNode;
}) {
  return (
    <fieldset className="flex flex-col gap-4 border-line border-t pt-5 first-of-type:border-t-0 first-of-type:pt-0">
      <legend className="float-left flex w-full items-center gap-2 pb-1 font-bold text-lead">
        {title}
        {chip ? <DutyChip duty={chip} /> : null}
      </legend>
      {lead ? <p className="text-ink-2 text-table">{lead}</p> : null}
      {children}
    </fieldset>
  );
}

import { parseNumber } from '@ringratt/services';
import { Breadcrumbs, CopyId, EmptyState, Verdict, VerdictRow } from '@ringratt/ui';
import { Check, Minus, PhoneOutgoing } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Outcome, outcomeWord } from '@/attempts/outcome';
import { container } from '@/container';
import { clock, clockWithSeconds, weekdayAndDate } from '@/format/instants';
import { instantOfLocal, localOf } from '@/format/local-instant';
import { phone } from '@/format/phone';
import { relativeDay } from '@/format/relative-day';
import { hourUntil, until } from '@/format/until';
import { getPathname, Link, redirect } from '@/i18n/navigation';
import { AnswerRibbon } from '@/numbers/answer-ribbon';
import { durationWords } from '@/numbers/duration';
import { NumberForm } from '@/numbers/number-form';
import { NumberHistory } from '@/numbers/number-history';
import { changeWords, reasonWords } from '@/numbers/reasons';
import { Party, shortName } from '@/parties/party';
import { DutyChip } from '@/rules/duty-chip';
import { dutyWords } from '@/rules/duty-words';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

interface PageProps {
  params: Promise<{ number: string }>;
  searchParams: Promise<{ assignment?: string; at?: string }>;
}

/** Names no number: titles stand in histories and on shared screens. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('numbers');
  return { title: t('title') };
}

export default async function NumberPage({ params, searchParams }: PageProps) {
  const [{ number: given }, query, t, words, locale] = await Promise.all([
    params,
    searchParams,
    getTranslations('numbers'),
    getTranslations('common'),
    getLocale(),
  ]);
  const spelled = decodeURIComponent(given);
  // A list names its contacts alone: the number comes into the address where asking for it is on record.
  if (spelled.startsWith('con_')) {
    const contact = await orNotFound((await portal()).numbers.ofContact({ contactId: spelled }));
    const pathname = `/numbers/${contact.number}`;
    return redirect({ href: { pathname, query: { assignment: contact.assignmentId } }, locale });
  }
  const parsed = parseNumber(spelled);
  // Any spelling finds its way; one that is no number gets its answer at the field.
  if (!parsed.ok) return redirect({ href: { pathname: '/numbers', query: { number: spelled } }, locale });
  if (parsed.number !== spelled)
    return redirect({ href: { pathname: `/numbers/${parsed.number}`, query }, locale });

  const call = await portal();
  const places = await call.numbers.places({ number: parsed.number });
  const chosen =
    places.find((place) => place.assignmentId === query.assignment) ??
    (query.assignment ? undefined : places[0]);
  const now = container().services.clock.now();
  const asked = instantOfLocal(query.at);
  const path = [
    <Link key="numbers" href="/numbers">
      {t('title')}
    </Link>,
    phone(parsed.number),
  ];
  const atUnread = Boolean(query.at) && asked === null;
  if (!chosen || atUnread) {
    // Nothing is answered but what was asked: a yes for now would be taken for a yes to the time that was typed.
    return (
      <div className="flex flex-col gap-4">
        <Breadcrumbs label={words('path')} parts={path} />
        {places.length === 0 ? (
          <EmptyState icon={<PhoneOutgoing />} title={t('noPlacesTitle')}>
            {t('noPlacesText')}
          </EmptyState>
        ) : (
          <NumberForm
            action={getPathname({ href: '/numbers', locale })}
            places={places}
            number={phone(parsed.number)}
            assignmentId={chosen?.assignmentId}
            placeUnknown={!chosen}
            at={query.at}
            atUnread={atUnread}
          />
        )}
      </div>
    );
  }
  const answer = await orNotFound(
    call.numbers.explain({
      number: parsed.number,
      assignmentId: chosen.assignmentId,
      ...(asked !== null && { at: asked }),
    }),
  );
  const { decision, at } = answer;
  const unclear =
    !decision.allowed && decision.findings.every((finding) => finding.outcome === 'undetermined');
  const when =
    asked === null ? t('now') : t('when', { day: relativeDay(at, now, locale, words), time: clock(at) });
  const hindering = new Set(decision.findings.map((finding) => finding.rule));
  const counted = answer.attempts.filter((attempt) => attempt.counts && attempt.startedAt <= at);
  const change = changeWords(answer, t);

  return (
    <div className="flex flex-col gap-4">
      <Breadcrumbs label={words('path')} parts={path} />
      <NumberForm
        action={getPathname({ href: '/numbers', locale })}
        places={places}
        number={phone(parsed.number)}
        assignmentId={chosen.assignmentId}
        at={asked === null ? undefined : localOf(asked)}
      />
      <div className="-mt-4 grid grid-cols-[minmax(0,1fr)_320px] gap-10 max-lg:grid-cols-1">
        <div className="min-w-0">
          <Verdict
            answer={decision.allowed ? 'yes' : unclear ? 'unclear' : 'no'}
            title={
              decision.allowed
                ? t('yes', {
                    until: answer.allowedUntil ? hourUntil(answer.allowedUntil, now, locale, words) : '',
                  })
                : t(unclear ? 'unclear' : 'no', { when })
            }
          >
            {decision.allowed
              ? t('yesLead', { campaign: answer.campaignName })
              : decision.nextAllowedAt === null
                ? t('nextNone')
                : t.rich('next', {
                    at: `${weekdayAndDate(decision.nextAllowedAt, locale)} ${clock(decision.nextAllowedAt)}`,
                    duration: durationWords(decision.nextAllowedAt - at, t),
                    b: (instant) => <strong className="text-ink">{instant}</strong>,
                  })}
          </Verdict>
          {decision.findings.length > 0 ? (
            <VerdictRow name={t('why')}>
              <ul className="flex flex-col gap-3.5">
                {decision.findings.map((finding) => (
                  <li key={finding.rule} className="flex items-start justify-between gap-4">
                    <div className="flex flex-col">
                      <p className="font-bold">{dutyWords(finding.rule, locale).title}</p>
                      <p className="text-ink-2 text-table">{reasonWords(finding.rule, answer, t, locale)}</p>
                      <p className="text-ink-3 text-table">
                        {finding.until === null
                          ? t('hindersOn')
                          : t('hindersUntil', { until: until(finding.until, now, locale, words) })}
                      </p>
                    </div>
                    <DutyChip duty={finding.rule} />
                  </li>
                ))}
              </ul>
            </VerdictRow>
          ) : null}
          <VerdictRow name={t('basis')}>
            {counted.length === 0 ? (
              <p className="text-ink-2 text-table">{t('noBasis')}</p>
            ) : (
              <ul className="flex flex-col gap-2.5 text-table">
                {counted.slice(0, 4).map((attempt, index) => (
                  <li
                    key={attempt.id}
                    className="grid grid-cols-[1.3fr_1fr_1fr_auto] items-center gap-3 max-sm:grid-cols-2"
                  >
                    <span className="tabular font-medium">
                      {relativeDay(attempt.startedAt, now, locale, words)}{' '}
                      {clockWithSeconds(attempt.startedAt)}
                      {attempt.endedAt ? `–${clockWithSeconds(attempt.endedAt)}` : ''}
                    </span>
                    {answer.centers[attempt.contactCenterId] ? (
                      <Party
                        side="contactCenter"
                        name={shortName(answer.centers[attempt.contactCenterId]!)}
                      />
                    ) : (
                      <span />
                    )}
                    <Outcome word={outcomeWord(attempt)} />
                    <span className="text-ink-2">{t('attempt', { number: counted.length - index })}</span>
                  </li>
                ))}
              </ul>
            )}
          </VerdictRow>
          <VerdictRow name={t('nextTitle')}>
            <AnswerRibbon answer={answer} />
          </VerdictRow>
          {decision.allowed ? null : (
            <VerdictRow name={t('whoCanChange')}>
              <p className="font-bold">{change.lead}</p>
              {change.text ? <p className="text-ink-2 text-table">{change.text}</p> : null}
            </VerdictRow>
          )}
          <VerdictRow name={t('doesNotHinder')}>
            <ul className="grid grid-cols-2 gap-x-9 gap-y-2 text-table max-sm:grid-cols-1">
              {answer.rules
                .filter((rule) => !hindering.has(rule.rule))
                .toSorted(
                  (one, other) =>
                    Number(one.outcome === 'notApplicable') - Number(other.outcome === 'notApplicable'),
                )
                .map((rule) => {
                  const duty = dutyWords(rule.rule, locale);
                  const applies = rule.outcome !== 'notApplicable';
                  return (
                    <li key={rule.rule} className="flex items-center gap-2">
                      {applies ? (
                        <Check aria-hidden="true" className="size-4 shrink-0 text-ok" />
                      ) : (
                        <Minus aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
                      )}
                      <span className="flex-1 font-medium">{duty.title}</span>
                      <span className="text-ink-2">{applies ? null : t('notApplicable')}</span>
                      <span className="tabular w-6 text-right text-ink-3">{duty.clause}</span>
                    </li>
                  );
                })}
            </ul>
          </VerdictRow>
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-t py-3 text-ink-2 text-table">
            <span>{t('rulePack', { pack: decision.rulePack })}</span>
            <span className="inline-flex items-center gap-2">
              {t('decision')}
              <CopyId id={answer.decisionId} label={words('copy')} copiedLabel={words('copied')} />
            </span>
          </div>
        </div>
        <aside aria-label={t('known')} className="border-line pt-5 lg:border-l lg:pl-7">
          <NumberHistory answer={answer} now={now} />
        </aside>
      </div>
    </div>
  );
}

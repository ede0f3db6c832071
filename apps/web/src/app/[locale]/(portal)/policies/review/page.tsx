import { may, reviewQuestions } from '@ringratt/services';
import { Section, Status } from '@ringratt/ui';
import { ChevronRight } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { longDate } from '@/format/instants';
import { ReviewForm } from '@/policies/review-form';
import { DutyChip } from '@/rules/duty-chip';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('policies'))('review') };
}

export default async function ReviewPage() {
  const [t, locale, acting, call] = await Promise.all([
    getTranslations('policies'),
    getLocale(),
    pageActing(),
    portal(),
  ]);
  const { reviews, nextDueAt, overdue } = await orNotFound(call.privacy.reviews());
  const writes = may(acting.actor, 'privacy.write');
  return (
    <div className="flex flex-col gap-6">
      <p className="flex flex-wrap items-center gap-3 text-lead">
        {nextDueAt === null
          ? t('reviewNone')
          : t(overdue ? 'reviewOverdue' : 'reviewLead', { date: longDate(nextDueAt, locale) })}
        <DutyChip duty="privacy-review" />
      </p>
      {writes ? <ReviewForm questions={reviewQuestions} /> : <p className="text-ink-2">{t('readOnly')}</p>}
      {reviews.length > 0 ? (
        <Section title={t('pastReviews')}>
          {reviews.map((review) => {
            const open = reviewQuestions.filter((question) => review.answers[question]?.answer === 'no');
            return (
              <details key={review.id} className="group border-line border-t py-3 text-table">
                <summary className="flex flex-wrap items-center gap-x-4 gap-y-1">
                  <span className="flex items-center gap-2 font-medium">
                    <ChevronRight aria-hidden="true" className="size-4 text-ink-3 group-open:rotate-90" />
                    {t('signedBy', { date: longDate(review.signedAt, locale), name: review.signedBy })}
                  </span>
                  <Status tone={open.length === 0 ? 'ok' : 'waiting'}>
                    {t('notInOrder', { count: open.length })}
                  </Status>
                </summary>
                <p className="max-w-prose whitespace-pre-line py-3 text-ink-2 [overflow-wrap:anywhere]">
                  {review.findings}
                </p>
                <ul className="flex flex-col gap-1 text-ink-2">
                  {open.map((question) => (
                    <li key={question}>
                      {t(`questions.${question}`)} {review.answers[question]?.note}
                    </li>
                  ))}
                </ul>
              </details>
            );
          })}
        </Section>
      ) : null}
    </div>
  );
}

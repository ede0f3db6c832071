import type { CenterAssignment } from '@ringratt/services';
import { Status } from '@ringratt/ui';
import { ChevronRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { longDate } from '@/format/instants';
import { phone } from '@/format/phone';
import { ConfirmAnnouncement } from './callback-acts';

/** For each number that is shown: what whoever calls it back is to hear, of either kind, and what is confirmed. */
export function NumberAnnouncements({
  assignment,
  acts,
}: {
  assignment: Pick<CenterAssignment, 'id' | 'presentedNumbers' | 'announcements'>;
  acts: boolean;
}) {
  const t = useTranslations('callerNumbers');
  const locale = useLocale();
  const { announcements } = assignment;
  return (
    <div className="border-line border-t">
      {assignment.presentedNumbers
        .filter(({ to }) => to === null)
        .map((own) => (
          // What is not confirmed yet stands open: it is what has to be read.
          <details
            key={own.id}
            open={own.answeredBy === null || own.outdated}
            className="group border-line border-b"
          >
            <summary className="flex min-h-10 cursor-pointer list-none items-center gap-2 py-2 text-table">
              <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-ink-3 group-open:rotate-90" />
              <span className="min-w-0 flex-1">{t('hears', { number: phone(own.number) })}</span>
              {own.answeredBy === null ? (
                <Status tone="waiting">{t('notAnnounced')}</Status>
              ) : own.outdated ? (
                <Status tone="waiting">{t('changedSince')}</Status>
              ) : (
                <Status tone="ok">{t(`kinds.${own.answeredBy}`)}</Status>
              )}
            </summary>
            <div className="flex flex-col gap-4 pt-1 pb-5 pl-6">
              {own.outdated ? <p className="text-warn">{t('outdated')}</p> : null}
              {(['message', 'person'] as const).map((kind) => (
                <div key={kind} className="flex max-w-prose flex-col gap-2">
                  <h3 className="font-bold">{t(`kinds.${kind}`)}</h3>
                  <p lang="sv">{announcements[kind].sv.text}</p>
                  <p lang="en" className="text-ink-2">
                    {announcements[kind].en.text}
                  </p>
                  {own.answeredBy === kind && own.announcedAt !== null && !own.outdated ? (
                    <p className="text-ok text-table">
                      {t('confirmed', { date: longDate(own.announcedAt, locale) })}
                    </p>
                  ) : acts ? (
                    <ConfirmAnnouncement
                      assignmentId={assignment.id}
                      presentedNumberId={own.id}
                      answeredBy={kind}
                      label={t(`confirmFor.${kind}`, { number: phone(own.number) })}
                    />
                  ) : null}
                </div>
              ))}
            </div>
          </details>
        ))}
    </div>
  );
}

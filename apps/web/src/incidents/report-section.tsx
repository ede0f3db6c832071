import type { ReportDesk, ViolationReport } from '@ringratt/services';
import { buttonLooks, Section, Status } from '@ringratt/ui';
import { FileText, Send } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { clock, longDate } from '@/format/instants';
import { Link } from '@/i18n/navigation';
import { RecipientRows } from '@/incidents/recipient-rows';
import { dueDay } from '@/obligations/due';
import { DutyChip } from '@/rules/duty-chip';

/** What is to be told to an authority about an incident, and what has been. */
export function ReportSection({ desk, now, reports }: { desk: ReportDesk; now: number; reports: boolean }) {
  const t = useTranslations('incidents.report');
  const locale = useLocale();
  const { incident, boardUntil } = desk;
  const waits = desk.reports.length === 0;
  const act = reports ? (
    <Link
      href={`/incidents/${incident.id}/report`}
      className={buttonLooks({ variant: waits ? 'primary' : 'secondary' })}
    >
      <Send aria-hidden="true" />
      {t(waits ? 'begin' : 'again')}
    </Link>
  ) : null;
  return (
    <Section id="report" title={t('title')} beside={<DutyChip duty="violation-report" />} action={act}>
      {waits ? (
        <>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Status tone={now < boardUntil ? 'waiting' : 'bad'}>
              {t(now < boardUntil ? 'waits' : 'late', { date: longDate(dueDay(boardUntil), locale) })}
            </Status>
          </p>
          <RecipientRows desk={desk} now={now} />
        </>
      ) : (
        <ul className="flex flex-col border-line border-t">
          {desk.reports.map((report) => (
            <MadeReport key={report.id} report={report} incident={incident} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function MadeReport({ report, incident }: { report: ViolationReport; incident: ReportDesk['incident'] }) {
  const t = useTranslations('incidents.report');
  const locale = useLocale();
  const file = (format: 'pdf' | 'text') => `/api/incidents/${incident.id}/reports/${report.id}/${format}`;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-line border-b py-3">
      <div className="flex min-w-0 flex-col gap-1">
        <Status tone={report.recipient ? 'ok' : 'none'}>
          {report.recipient ? t('made', { recipient: t(`recipients.${report.recipient}`) }) : t('notMade')}
        </Status>
        <p className="text-ink-2 text-table">
          {t('madeBy', {
            name: report.madeByName,
            party: report.byPrincipal ? incident.principalName : incident.centerName,
            at: `${longDate(report.madeAt, locale)} ${clock(report.madeAt)}`,
          })}
        </p>
        {report.recipient ? null : (
          <p className="max-w-prose whitespace-pre-wrap [overflow-wrap:anywhere]">{report.words}</p>
        )}
      </div>
      {report.recipient ? (
        <div className="flex flex-wrap gap-2">
          {(['pdf', 'text'] as const).map((format) => (
            <a key={format} href={file(format)} className={buttonLooks({ size: 'small' })}>
              <FileText aria-hidden="true" />
              {t(format)}
            </a>
          ))}
        </div>
      ) : null}
    </li>
  );
}

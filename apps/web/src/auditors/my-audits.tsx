import { listMyAudits, type MyAudit } from '@ringratt/services';
import { Button, DataTable, EmptyState, PageHead, Status } from '@ringratt/ui';
import { Eye } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { container } from '@/container';
import { longDate } from '@/format/instants';
import { currentMembership, currentSession, currentViewing } from '@/session/acting';
import { openAuditAction } from '@/shell/actions';

/** An auditor's start page: what there is to audit, until when, and why. */
export async function MyAudits() {
  const [t, locale, session, membership, viewing] = await Promise.all([
    getTranslations('auditors'),
    getLocale(),
    currentSession(),
    currentMembership(),
    currentViewing(),
  ]);
  if (!session) return null;
  const audits = viewing ? [] : await listMyAudits(container().services, session.person.id);
  const tone = { live: 'ok', upcoming: 'waiting', ended: 'none' } as const;
  return (
    <div className="flex max-w-5xl flex-col gap-5 pt-3">
      <PageHead title={t('mineTitle')} />
      <p className="max-w-prose text-ink-2">{t('mineLead')}</p>
      {viewing ? <p className="max-w-prose">{t('viewingMine')}</p> : null}
      {!viewing && audits.length === 0 ? (
        <EmptyState icon={<Eye />} title={t('mineEmpty')}>
          {t('mineEmptyText')}
        </EmptyState>
      ) : null}
      {audits.length > 0 ? (
        <DataTable
          caption={t('mineTitle')}
          rows={audits}
          rowKey={(audit: MyAudit) => audit.id}
          tall
          columns={[
            {
              id: 'organization',
              header: t('organization'),
              rowHeader: true,
              cell: (audit: MyAudit) => (
                <span className="flex flex-col">
                  <span className="font-medium">{audit.organization}</span>
                  <span className="text-ink-2 text-label">
                    {t(audit.narrow ? 'scopeCampaign' : 'scopeAll')}
                  </span>
                </span>
              ),
            },
            { id: 'reason', header: t('reason'), cell: (audit: MyAudit) => audit.reason },
            {
              id: 'window',
              header: t('window'),
              className: 'tabular',
              cell: (audit: MyAudit) =>
                `${longDate(audit.startsAt, locale)} – ${longDate(audit.endsAt - 1, locale)}`,
            },
            {
              id: 'state',
              header: t('state'),
              cell: (audit: MyAudit) => (
                <Status tone={tone[audit.state]}>{t(`states.${audit.state}`)}</Status>
              ),
            },
            {
              id: 'open',
              header: <span className="sr-only">{t('open')}</span>,
              align: 'end',
              cell: (audit: MyAudit) =>
                audit.state === 'live' && audit.organizationId !== membership?.organizationId ? (
                  <form action={openAuditAction.bind(null, audit.organizationId)} className="relative">
                    <Button type="submit" size="small">
                      {t('open')}
                    </Button>
                  </form>
                ) : null,
            },
          ]}
        />
      ) : null}
    </div>
  );
}

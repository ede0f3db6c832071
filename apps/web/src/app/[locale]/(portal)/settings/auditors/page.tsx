import { listAuditGrants, may } from '@ringratt/services';
import { Button, DataTable, EmptyState, Section, Status } from '@ringratt/ui';
import { ScanEye } from 'lucide-react';
import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { endAuditAction, grantAuditAction, startViewingAction } from '@/auditors/actions';
import { longDate } from '@/format/instants';
import { ServiceForm } from '@/forms/service-form';
import { currentMembership } from '@/session/acting';
import { pageActing, portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auditors');
  return { title: t('title') };
}

/** Who reads here without belonging here, until when, and why. */
export default async function AuditorsPage() {
  const [t, locale, acting, membership, call] = await Promise.all([
    getTranslations('auditors'),
    getLocale(),
    pageActing(),
    currentMembership(),
    portal(),
  ]);
  if (!may(acting.actor, 'audit.grant')) forbidden();
  const grants = await listAuditGrants(acting);
  const campaigns = membership?.isPrincipal ? (await call.campaigns.list({ limit: 200 })).items : [];
  const tone = { live: 'ok', upcoming: 'waiting', invited: 'waiting', ended: 'none' } as const;
  return (
    <>
      <p className="max-w-prose text-ink-2">{t('lead')}</p>
      {grants.length === 0 ? (
        <EmptyState icon={<ScanEye />} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('title')}
          rows={grants}
          rowKey={(grant) => grant.id}
          tall
          columns={[
            {
              id: 'who',
              header: t('who'),
              rowHeader: true,
              cell: (grant) => (
                <span className="flex flex-col">
                  <span className="font-medium">{grant.name ?? grant.email}</span>
                  {grant.name ? <span className="text-ink-2 text-label">{grant.email}</span> : null}
                </span>
              ),
            },
            { id: 'scope', header: t('scope'), cell: (grant) => grant.campaign?.name ?? t('scopeAll') },
            {
              id: 'window',
              header: t('window'),
              className: 'tabular',
              cell: (grant) => `${longDate(grant.startsAt, locale)} – ${longDate(grant.endsAt - 1, locale)}`,
            },
            {
              id: 'reason',
              header: t('reason'),
              cell: (grant) => (
                <span className="flex flex-col">
                  <span>{grant.reason}</span>
                  {grant.grantedBy ? (
                    <span className="text-ink-2 text-label">{t('givenBy', { name: grant.grantedBy })}</span>
                  ) : null}
                </span>
              ),
            },
            {
              id: 'state',
              header: t('state'),
              cell: (grant) => <Status tone={tone[grant.state]}>{t(`states.${grant.state}`)}</Status>,
            },
            {
              id: 'acts',
              header: <span className="sr-only">{t('acts')}</span>,
              align: 'end',
              cell: (grant) =>
                grant.state === 'ended' ? null : (
                  <span className="relative inline-flex flex-wrap justify-end gap-2">
                    <form action={startViewingAction.bind(null, grant.id)}>
                      <Button type="submit" size="small">
                        {t('viewAs')}
                      </Button>
                    </form>
                    <form action={endAuditAction.bind(null, grant.id)}>
                      <Button type="submit" size="small" variant="danger">
                        {t('end')}
                      </Button>
                    </form>
                  </span>
                ),
            },
          ]}
        />
      )}
      <Section title={t('grantTitle')}>
        <p className="max-w-prose pb-4 text-ink-2">{t('grantLead')}</p>
        <ServiceForm
          action={grantAuditAction}
          submit={t('grant')}
          done={t('granted')}
          fields={[
            { name: 'email', label: t('email'), kind: 'email', autoComplete: 'off' },
            ...(campaigns.length > 0
              ? [
                  {
                    name: 'campaignId',
                    label: t('scope'),
                    kind: 'select' as const,
                    options: [
                      { value: '', label: t('scopeAll') },
                      ...campaigns.map(({ id, name }) => ({ value: id, label: name })),
                    ],
                  },
                ]
              : []),
            { name: 'from', label: t('from'), kind: 'date' },
            { name: 'through', label: t('through'), hint: t('throughHint'), kind: 'date' },
            { name: 'reason', label: t('reason'), hint: t('reasonHint'), kind: 'area' },
            {
              name: 'language',
              label: t('mailLanguage'),
              kind: 'select',
              value: locale,
              options: [
                { value: 'sv', label: 'Svenska' },
                { value: 'en', label: 'English' },
              ],
            },
          ]}
        />
      </Section>
    </>
  );
}

import { type ApiKeyRow, may } from '@ringratt/services';
import { DataTable, EmptyState, Status } from '@ringratt/ui';
import { KeyRound } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { container } from '@/container';
import { clock, shortDate } from '@/format/instants';
import { assignmentChoices } from '@/lists/assignment-choices';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';
import { NewApiKey } from '@/settings/new-api-key';
import { RevokeApiKey } from '@/settings/revoke-api-key';
import { RotateApiKey } from '@/settings/rotate-api-key';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings');
  return { title: t('apiKeys') };
}

export default async function ApiKeysPage() {
  const [t, locale, acting, call] = await Promise.all([
    getTranslations('settings'),
    getLocale(),
    pageActing(),
    portal(),
  ]);
  const keys = await orNotFound(call.settings.apiKeys());
  const [scopes, assignments] = await Promise.all([call.settings.scopes(), assignmentChoices(call)]);
  const now = container().services.clock.now();
  const mayWrite = may(acting.actor, 'apiKey.write');
  const state = (key: ApiKeyRow) =>
    key.revokedAt !== null
      ? 'revoked'
      : key.expiresAt !== null && key.expiresAt <= now
        ? 'expired'
        : 'active';
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <p className="max-w-prose text-ink-2">{t('keysLead')}</p>
        {mayWrite ? <NewApiKey scopes={scopes} assignments={assignments} /> : null}
      </div>
      {keys.length === 0 ? (
        <EmptyState icon={<KeyRound />} title={t('noKeysTitle')}>
          {t('noKeysText')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('apiKeys')}
          rows={keys}
          rowKey={(key) => key.id}
          tall
          columns={[
            {
              id: 'name',
              header: t('keyName'),
              rowHeader: true,
              cell: (key) => (
                <span className="flex flex-col">
                  <span className="font-medium">{key.name}</span>
                  <code className="font-mono text-ink-2 text-label">{key.prefix}…</code>
                  {key.previousUntil !== null && key.previousUntil > now && state(key) === 'active' ? (
                    <span className="text-ink-2 text-label">
                      {t('oldUntil', {
                        prefix: key.previousPrefix ?? '',
                        at: `${shortDate(key.previousUntil, locale)} ${clock(key.previousUntil)}`,
                      })}
                    </span>
                  ) : null}
                </span>
              ),
            },
            {
              id: 'scopes',
              header: t('scopes'),
              cell: (key) => <span className="text-ink-2 text-label">{key.scopes.join(', ')}</span>,
            },
            {
              id: 'assignment',
              header: t('assignment'),
              cell: (key) => (
                <span className="text-ink-2">
                  {assignments.find((choice) => choice.value === key.assignmentId)?.label ??
                    key.assignmentId ??
                    t('allAssignments')}
                </span>
              ),
            },
            {
              id: 'used',
              header: t('lastUsed'),
              className: 'tabular whitespace-nowrap',
              cell: (key) =>
                key.lastUsedAt === null
                  ? t('never')
                  : `${shortDate(key.lastUsedAt, locale)} ${clock(key.lastUsedAt)}`,
            },
            {
              id: 'expires',
              header: t('expires'),
              className: 'tabular whitespace-nowrap text-ink-2',
              cell: (key) => (key.expiresAt === null ? t('noExpiry') : shortDate(key.expiresAt, locale)),
            },
            {
              id: 'state',
              header: t('state'),
              cell: (key) => <Status tone={state(key) === 'active' ? 'ok' : 'none'}>{t(state(key))}</Status>,
            },
            {
              id: 'revoke',
              header: <span className="sr-only">{t('revoke')}</span>,
              align: 'end',
              cell: (key) =>
                mayWrite && state(key) === 'active' ? (
                  <span className="inline-flex flex-wrap justify-end gap-2">
                    <RotateApiKey id={key.id} name={key.name} />
                    <RevokeApiKey id={key.id} name={key.name} />
                  </span>
                ) : null,
            },
          ]}
        />
      )}
    </>
  );
}

import { type Permission, permissions, roles } from '@ringratt/services';
import { DataTable } from '@ringratt/ui';
import { Check, PenLine } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings');
  return { title: t('rights') };
}

/** The one table of who may do what, as the services read it. */
export default async function RolesPage() {
  const [t, words] = await Promise.all([getTranslations('settings'), getTranslations('permissions')]);
  const rows = Object.entries(permissions).map(([name, entry]) => ({
    name: name as Permission,
    may: entry.roles as readonly string[],
    signers: 'signers' in entry,
    scopes: entry.scopes as readonly string[],
  }));
  return (
    <>
      <p className="max-w-prose text-ink-2">{t('rightsLead')}</p>
      <DataTable
        caption={t('rights')}
        rows={rows}
        rowKey={(row) => row.name}
        columns={[
          {
            id: 'right',
            header: t('right'),
            rowHeader: true,
            cell: (row) => (
              <span className="flex flex-col">
                <span>{words(row.name)}</span>
                <code className="font-mono font-normal text-ink-3 text-label">{row.name}</code>
              </span>
            ),
          },
          ...roles.map((role) => ({
            id: role,
            header: t(`roles.${role}`),
            cell: (row: (typeof rows)[number]) =>
              row.may.includes(role) ? (
                <span className="inline-flex items-center gap-1 align-middle">
                  <Check aria-hidden="true" className="size-4 text-ok" />
                  <span className="sr-only">{t('yes')}</span>
                </span>
              ) : role === 'manager' && row.signers ? (
                <span className="inline-flex items-center gap-1 align-middle text-ink-2 text-label">
                  <PenLine aria-hidden="true" className="size-4" />
                  {t('ifSigns')}
                </span>
              ) : (
                <span className="text-ink-3">
                  <span aria-hidden="true">–</span>
                  <span className="sr-only">{t('no')}</span>
                </span>
              ),
          })),
          {
            id: 'scope',
            header: t('keyScope'),
            cell: (row) => <span className="text-ink-2 text-label">{row.scopes.join(', ') || '–'}</span>,
          },
        ]}
      />
    </>
  );
}

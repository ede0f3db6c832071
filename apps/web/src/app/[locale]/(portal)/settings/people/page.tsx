import { Avatar, DataTable } from '@ringratt/ui';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { longDate } from '@/format/instants';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings');
  return { title: t('people') };
}

export default async function PeoplePage() {
  const [t, locale, call] = await Promise.all([getTranslations('settings'), getLocale(), portal()]);
  const members = await orNotFound(call.settings.members());
  return (
    <DataTable
      caption={t('people')}
      rows={members}
      rowKey={(member) => member.id}
      columns={[
        {
          id: 'name',
          header: t('name'),
          rowHeader: true,
          cell: (member) => (
            <span className="flex items-center gap-2.5 font-medium">
              <Avatar name={member.name} />
              {member.name}
            </span>
          ),
        },
        {
          id: 'email',
          header: t('email'),
          cell: (member) => <span className="text-ink-2">{member.email}</span>,
        },
        { id: 'role', header: t('role'), cell: (member) => t(`roles.${member.role}`) },
        {
          id: 'since',
          header: t('since'),
          cell: (member) => <span className="text-ink-2">{longDate(member.createdAt, locale)}</span>,
        },
      ]}
    />
  );
}

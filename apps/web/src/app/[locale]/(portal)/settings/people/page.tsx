import { listInvitations, may } from '@ringratt/services';
import { Avatar, Button, DataTable, Section, Status } from '@ringratt/ui';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { longDate } from '@/format/instants';
import { ServiceForm } from '@/forms/service-form';
import { Link } from '@/i18n/navigation';
import { inviteMemberAction, withdrawInvitationAction } from '@/people/actions';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings');
  return { title: t('people') };
}

export default async function PeoplePage() {
  const [t, locale, acting, call] = await Promise.all([
    getTranslations('settings'),
    getLocale(),
    pageActing(),
    portal(),
  ]);
  const members = await orNotFound(call.settings.members());
  const mayWrite = may(acting.actor, 'member.write');
  const invitations = mayWrite ? await listInvitations(acting) : [];
  return (
    <>
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
          {
            id: 'role',
            header: t('role'),
            cell: (member) =>
              member.signs
                ? t('roleSigning', { role: t(`roles.${member.role}`) })
                : t(`roles.${member.role}`),
          },
          {
            id: 'since',
            header: t('since'),
            cell: (member) => <span className="text-ink-2">{longDate(member.createdAt, locale)}</span>,
          },
          {
            id: 'change',
            header: <span className="sr-only">{t('change')}</span>,
            align: 'end',
            cell: (member) =>
              mayWrite ? (
                <Link
                  href={`/settings/people/${member.id}`}
                  aria-label={`${t('change')} ${member.name}`}
                  className="text-accent underline underline-offset-2"
                >
                  {t('change')}
                </Link>
              ) : null,
          },
        ]}
      />
      {invitations.length > 0 ? (
        <Section title={t('invitations')} beside={String(invitations.length)}>
          <DataTable
            caption={t('invitations')}
            rows={invitations}
            rowKey={(invitation) => invitation.id}
            columns={[
              {
                id: 'email',
                header: t('email'),
                rowHeader: true,
                cell: (invitation) => <span className="font-medium">{invitation.email}</span>,
              },
              { id: 'role', header: t('role'), cell: (invitation) => t(`roles.${invitation.role}`) },
              {
                id: 'until',
                header: t('holdsUntil'),
                cell: (invitation) => (
                  <Status tone="waiting">{longDate(invitation.expiresAt, locale)}</Status>
                ),
              },
              {
                id: 'withdraw',
                header: <span className="sr-only">{t('withdraw')}</span>,
                align: 'end',
                cell: (invitation) => (
                  <form action={withdrawInvitationAction.bind(null, invitation.id)} className="relative">
                    <Button type="submit" size="small" variant="danger">
                      {t('withdraw')}
                    </Button>
                  </form>
                ),
              },
            ]}
          />
        </Section>
      ) : null}
      {mayWrite ? (
        <Section title={t('inviteTitle')}>
          <p className="max-w-prose pb-4 text-ink-2">{t('inviteLead')}</p>
          <ServiceForm
            action={inviteMemberAction}
            submit={t('invite')}
            done={t('invited')}
            fields={[
              { name: 'email', label: t('email'), kind: 'email', autoComplete: 'off' },
              {
                name: 'role',
                label: t('role'),
                kind: 'select',
                value: 'manager',
                options: (['owner', 'manager', 'agentLead'] as const).map((role) => ({
                  value: role,
                  label: t(`roles.${role}`),
                })),
              },
              { name: 'signs', label: t('signs'), hint: t('signsHint'), kind: 'checkbox' },
              languageField(t, locale),
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}

function languageField(t: Awaited<ReturnType<typeof getTranslations<'settings'>>>, locale: string) {
  return {
    name: 'language',
    label: t('mailLanguage'),
    kind: 'select' as const,
    value: locale,
    options: [
      { value: 'sv', label: 'Svenska' },
      { value: 'en', label: 'English' },
    ],
  };
}

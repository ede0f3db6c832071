import { may } from '@ringratt/services';
import { Section } from '@ringratt/ui';
import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ServiceForm } from '@/forms/service-form';
import { Link } from '@/i18n/navigation';
import { changeMemberAction, removeMemberAction } from '@/people/actions';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings');
  return { title: t('change') };
}

export default async function MemberPage({ params }: { params: Promise<{ personId: string }> }) {
  const [t, acting, call, { personId }] = await Promise.all([
    getTranslations('settings'),
    pageActing(),
    portal(),
    params,
  ]);
  if (!may(acting.actor, 'member.write')) forbidden();
  const member = (await orNotFound(call.settings.members())).find(({ id }) => id === personId);
  if (!member) notFound();
  return (
    <div className="flex flex-col gap-7">
      <div className="flex flex-col gap-1">
        <Link href="/settings/people" className="text-accent text-table underline underline-offset-2">
          {t('backToPeople')}
        </Link>
        <h2 className="font-bold text-lead">{member.name}</h2>
        <p className="text-ink-2">{member.email}</p>
      </div>
      <ServiceForm
        action={changeMemberAction}
        submit={t('saveRole')}
        done={t('roleSaved')}
        fields={[
          { name: 'personId', label: '', kind: 'fixed', value: member.id },
          {
            name: 'role',
            label: t('role'),
            kind: 'select',
            value: member.role,
            options: (['owner', 'manager', 'agentLead'] as const).map((role) => ({
              value: role,
              label: t(`roles.${role}`),
            })),
          },
          {
            name: 'signs',
            label: t('signs'),
            hint: t('signsHint'),
            kind: 'checkbox',
            value: member.signs ? 'yes' : '',
          },
        ]}
      />
      <Section title={t('removeTitle')}>
        <p className="max-w-prose pb-4 text-ink-2">{t('removeText', { name: member.name })}</p>
        <ServiceForm
          action={removeMemberAction}
          submit={t('remove')}
          variant="danger"
          done={t('removed')}
          fields={[{ name: 'personId', label: '', kind: 'fixed', value: member.id }]}
        />
      </Section>
    </div>
  );
}

import { listMyAudits } from '@ringratt/services';
import { Button } from '@ringratt/ui';
import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AuditBanner } from '@/auditors/audit-banner';
import { MyAudits } from '@/auditors/my-audits';
import { container } from '@/container';
import { QuietLinks } from '@/i18n/link';
import { DutiesHere } from '@/rules/duties-here';
import { currentMembership, currentSession } from '@/session/acting';
import { toSignIn } from '@/session/to-sign-in';
import { signOutAction } from '@/shell/actions';
import { Shell } from '@/shell/shell';

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const [session, membership] = await Promise.all([currentSession(), currentMembership()]);
  if (!session) return toSignIn();
  if (!membership) return <NoOrganization personId={session.person.id} />;
  return (
    <NextIntlClientProvider>
      <QuietLinks quiet={membership.role === 'auditor'}>
        <AuditBanner />
        <Shell session={session} membership={membership}>
          {children}
          <DutiesHere />
        </Shell>
      </QuietLinks>
    </NextIntlClientProvider>
  );
}

/** Nobody's member: an auditor whose time has not come or has passed, or somebody who was removed. */
async function NoOrganization({ personId }: { personId: string }) {
  const t = await getTranslations('errors');
  const audits = await listMyAudits(container().services, personId);
  if (audits.length > 0) {
    return (
      <main className="mx-auto flex max-w-5xl flex-col gap-6 px-6 py-10">
        <MyAudits />
        <SignOut />
      </main>
    );
  }
  return (
    <main className="mx-auto flex max-w-xl flex-col gap-2 px-6 py-[20vh]">
      <h1 className="font-bold text-title">{t('noOrganizationTitle')}</h1>
      <p className="text-ink-2">{t('noOrganizationText')}</p>
      <SignOut />
    </main>
  );
}

async function SignOut() {
  const t = await getTranslations('shell');
  return (
    <form action={signOutAction}>
      <Button type="submit">{t('signOut')}</Button>
    </form>
  );
}

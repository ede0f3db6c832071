'use server';

import { endAudit, grantAudit, NotFound, recordAccess, viewableGrant } from '@ringratt/services';
import { revalidatePath } from 'next/cache';
import { cookies } from 'next/headers';
import { getLocale } from 'next-intl/server';
import { env } from '@/env';
import { answerForm, signedOut, text } from '@/forms/answer-form';
import type { FormState } from '@/forms/form-state';
import { getPathname, redirect } from '@/i18n/navigation';
import { actingContext, viewingCookie } from '@/session/acting';
import { toSignIn } from '@/session/to-sign-in';

export async function grantAuditAction(before: FormState, form: FormData): Promise<FormState> {
  const acting = await actingContext();
  if (!acting) return signedOut(before, form);
  const locale = await getLocale();
  return answerForm(before, form, async () => {
    const { token } = await grantAudit(acting, {
      email: text(form, 'email'),
      campaignId: text(form, 'campaignId') || null,
      from: text(form, 'from'),
      through: text(form, 'through'),
      reason: text(form, 'reason'),
      language: text(form, 'language') === 'en' ? 'en' : 'sv',
    });
    revalidatePath('/[locale]/settings/auditors', 'page');
    return { link: new URL(getPathname({ href: `/join/${token}`, locale }), env().url).href };
  });
}

/** One that has ended already is no fault. */
export async function endAuditAction(grantId: string): Promise<void> {
  const acting = await actingContext();
  if (!acting) return toSignIn();
  try {
    await endAudit(acting, grantId);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
  revalidatePath('/[locale]/settings/auditors', 'page');
}

/** From the next page on the granter sees what the auditor will: nothing can be done, and it is on record. */
export async function startViewingAction(grantId: string): Promise<void> {
  const acting = await actingContext();
  if (!acting) return toSignIn();
  const grant = await viewableGrant(acting, grantId);
  await recordAccess(acting, {
    action: 'access.opened',
    subject: grantId,
    details: { viewing: true, campaign: grant.campaignId !== null },
  });
  (await cookies()).set(viewingCookie, grantId, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: env().url.protocol === 'https:',
  });
  redirect({ href: '/', locale: await getLocale() });
}

export async function stopViewingAction(): Promise<void> {
  (await cookies()).delete(viewingCookie);
  redirect({ href: '/settings/auditors', locale: await getLocale() });
}

'use server';

import {
  changeMember,
  changePassword,
  changeProfile,
  inviteMember,
  leaveOrganization,
  NotFound,
  removeMember,
  withdrawMemberInvitation,
} from '@ringratt/services';
import { revalidatePath } from 'next/cache';
import { getLocale } from 'next-intl/server';
import { container } from '@/container';
import { env } from '@/env';
import { answerForm, signedOut, text } from '@/forms/answer-form';
import type { FormState } from '@/forms/form-state';
import { getPathname, redirect } from '@/i18n/navigation';
import { actingContext, currentSession } from '@/session/acting';
import { toSignIn } from '@/session/to-sign-in';

type InvitedRole = Parameters<typeof inviteMember>[1]['role'];

export async function inviteMemberAction(before: FormState, form: FormData): Promise<FormState> {
  const acting = await actingContext();
  if (!acting) return signedOut(before, form);
  const locale = await getLocale();
  return answerForm(before, form, async () => {
    const { token } = await inviteMember(acting, {
      email: text(form, 'email'),
      role: text(form, 'role') as InvitedRole,
      signs: form.get('signs') === 'yes',
      language: text(form, 'language') === 'en' ? 'en' : 'sv',
    });
    revalidatePath('/[locale]/settings/people', 'page');
    return { link: new URL(getPathname({ href: `/join/${token}`, locale }), env().url).href };
  });
}

/** One that was used or withdrawn meanwhile is no fault. */
export async function withdrawInvitationAction(invitationId: string): Promise<void> {
  const acting = await actingContext();
  if (!acting) return toSignIn();
  try {
    await withdrawMemberInvitation(acting, invitationId);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
  revalidatePath('/[locale]/settings/people', 'page');
}

export async function changeMemberAction(before: FormState, form: FormData): Promise<FormState> {
  const acting = await actingContext();
  if (!acting) return signedOut(before, form);
  return answerForm(before, form, async () => {
    await changeMember(acting, {
      personId: text(form, 'personId'),
      role: text(form, 'role') as InvitedRole,
      signs: form.get('signs') === 'yes',
    });
    revalidatePath('/[locale]/settings/people', 'layout');
    return undefined;
  });
}

export async function removeMemberAction(before: FormState, form: FormData): Promise<FormState> {
  const acting = await actingContext();
  if (!acting) return signedOut(before, form);
  const locale = await getLocale();
  return answerForm(before, form, async () => {
    await removeMember(acting, text(form, 'personId'));
    return redirect({ href: '/settings/people', locale });
  });
}

export async function leaveAction(before: FormState, form: FormData): Promise<FormState> {
  const acting = await actingContext();
  if (!acting) return signedOut(before, form);
  const locale = await getLocale();
  return answerForm(before, form, async () => {
    await leaveOrganization(acting);
    return redirect({ href: '/', locale });
  });
}

export async function changeProfileAction(before: FormState, form: FormData): Promise<FormState> {
  const session = await currentSession();
  if (!session) return signedOut(before, form);
  return answerForm(before, form, async () => {
    const locale = text(form, 'locale') === 'en' ? 'en' : 'sv';
    await changeProfile(container().services, session.person.id, { name: text(form, 'name'), locale });
    revalidatePath('/', 'layout');
    return undefined;
  });
}

export async function changePasswordAction(before: FormState, form: FormData): Promise<FormState> {
  const session = await currentSession();
  if (!session) return signedOut(before, form);
  return answerForm(before, form, async () => {
    await changePassword(
      container().services,
      { personId: session.person.id, sessionId: session.id },
      { current: text(form, 'current'), next: text(form, 'next') },
    );
    return undefined;
  });
}

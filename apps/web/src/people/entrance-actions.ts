'use server';

import {
  acceptAsNew,
  acceptInvitation,
  completeFounding,
  foundOrganization,
  openSession,
  requestFounding,
  requestPasswordReset,
  resetPassword,
} from '@ringratt/services';
import { headers } from 'next/headers';
import { after } from 'next/server';
import { getLocale, getTranslations } from 'next-intl/server';
import { callerAddress } from '@/caller/caller-address';
import { container } from '@/container';
import { env } from '@/env';
import { answerForm, text } from '@/forms/answer-form';
import type { FormState } from '@/forms/form-state';
import { getPathname, redirect } from '@/i18n/navigation';
import { currentSession } from '@/session/acting';

const address = async () => callerAddress(await headers());

async function enter(personId: string): Promise<never> {
  const { services, auth } = container();
  const userAgent = (await headers()).get('user-agent')?.slice(0, 400);
  const { token } = await openSession(services, { personId, userAgent });
  await auth.carry(token);
  return redirect({ href: '/signin', locale: await getLocale() });
}

/** Whoever is signed in takes the invitation up with that account. */
export async function joinAction(before: FormState, form: FormData): Promise<FormState> {
  const session = await currentSession();
  const locale = await getLocale();
  const token = text(form, 'token');
  if (!session) return redirect({ href: { pathname: '/signin', query: { to: `/join/${token}` } }, locale });
  return answerForm(before, form, async () => {
    await acceptInvitation(container().services, { token, personId: session.person.id });
    return redirect({ href: '/', locale });
  });
}

export async function joinAsNewAction(before: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  return answerForm(before, form, async () => {
    const { personId } = await acceptAsNew(container().services, {
      token: text(form, 'token'),
      name: text(form, 'name'),
      password: text(form, 'password'),
      locale,
    });
    return enter(personId);
  });
}

/** At once for whoever is signed in; anybody else gets a mail, and the same answer whoever they are. */
export async function foundAction(before: FormState, form: FormData): Promise<FormState> {
  const [session, locale, from] = await Promise.all([currentSession(), getLocale(), address()]);
  const { services } = container();
  return answerForm(before, form, async () => {
    const facts = {
      name: text(form, 'name'),
      organizationNumber: text(form, 'organizationNumber'),
      sides: form.getAll('sides') as ('principal' | 'contactCenter')[],
      email: text(form, 'email'),
      phone: text(form, 'phone'),
      postalAddress: text(form, 'postalAddress'),
    };
    if (session) {
      await foundOrganization(services, facts, { personId: session.person.id, address: from });
      return redirect({ href: '/', locale });
    }
    const account = {
      name: text(form, 'account.name'),
      email: text(form, 'account.email'),
      password: text(form, 'account.password'),
      locale,
    };
    const { email, token, mail } = await requestFounding(services, facts, { account, address: from });
    const t = await getTranslations('found');
    const said = t('onItsWay', { email });
    if (!env().demo) {
      after(mail);
      return { said };
    }
    // Nothing is sent there, and there is no mailbox before there is an organization.
    await mail();
    const href = getPathname({ href: `/found/${token}`, locale });
    return { said, onward: { lead: t('demoLead'), href, text: t('demoOpen') } };
  });
}

export async function completeFoundingAction(before: FormState, form: FormData): Promise<FormState> {
  return answerForm(before, form, async () => {
    const { personId } = await completeFounding(container().services, text(form, 'token'));
    return enter(personId);
  });
}

/** The same answer, as fast, whether or not the address has an account: the mail is made afterwards. */
export async function forgotAction(before: FormState, form: FormData): Promise<FormState> {
  const [language, from] = await Promise.all([getLocale(), address()]);
  return answerForm(before, form, async () => {
    after(
      await requestPasswordReset(container().services, {
        email: text(form, 'email'),
        address: from,
        language,
      }),
    );
    return undefined;
  });
}

export async function resetAction(before: FormState, form: FormData): Promise<FormState> {
  return answerForm(before, form, async () => {
    await resetPassword(container().services, {
      token: text(form, 'token'),
      password: text(form, 'password'),
    });
    return undefined;
  });
}

'use server';

import { Invalid, removeIdentityProvider, saveIdentityProvider, unlinkIdentity } from '@ringratt/services';
import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { redirect as leave } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { container } from '@/container';
import { answerForm, signedOut, text } from '@/forms/answer-form';
import { type FormState, untouched } from '@/forms/form-state';
import { actingContext, currentSession } from '@/session/acting';
import { returnTo } from './return-to';

export async function saveProviderAction(before: FormState, form: FormData): Promise<FormState> {
  const acting = await actingContext();
  if (!acting) return signedOut(before, form);
  return answerForm(before, form, async () => {
    const given = {
      issuer: text(form, 'issuer'),
      clientId: text(form, 'clientId'),
      clientSecret: text(form, 'clientSecret'),
      domain: text(form, 'domain'),
      code: text(form, 'code'),
    };
    await saveIdentityProvider(acting, given, (provider) => container().auth.tryProvider(provider));
    revalidatePath('/[locale]/settings/sign-in', 'page');
    return undefined;
  });
}

export async function removeProviderAction(before: FormState, form: FormData): Promise<FormState> {
  const acting = await actingContext();
  if (!acting) return signedOut(before, form);
  return answerForm(before, form, async () => {
    await removeIdentityProvider(acting, { code: text(form, 'removalCode') }).catch((error) => {
      // Two forms of the page ask for a code: each fault finds its own.
      if (!(error instanceof Invalid)) throw error;
      throw new Invalid(error.issues.map((issue) => ({ ...issue, path: 'removalCode' })));
    });
    revalidatePath('/[locale]/settings/sign-in', 'page');
    return undefined;
  });
}

/**
 * To the provider and back, by a form of our own: no other site can have it linked. A browser without script may not be
 * sent elsewhere by a form (`form-action`), nor by what a form's answer redirects to: it gets a link to follow.
 */
export async function linkAction(before: FormState, form: FormData): Promise<FormState> {
  const session = await currentSession();
  if (!session) return signedOut(before, form);
  const url = await container()
    .auth.beginAtProvider({
      organization: text(form, 'organization'),
      purpose: { kind: 'link', sessionId: session.id },
      returnTo: returnTo(),
    })
    .catch(() => null);
  if (!url) return { ...before, problem: 'provider-silent', tries: before.tries + 1 };
  // The framework's own mark of a form that its script has sent.
  if ((await headers()).has('next-action')) return leave(url.href);
  const t = await getTranslations('account');
  const onward = { lead: t('providerLeave', { host: url.host }), href: url.href, text: t('providerGo') };
  return { ...untouched, tries: before.tries + 1, done: { said: t('providerReady'), onward } };
}

export async function unlinkAction(before: FormState, form: FormData): Promise<FormState> {
  const session = await currentSession();
  if (!session) return signedOut(before, form);
  return answerForm(before, form, async () => {
    await unlinkIdentity(container().services, session, text(form, 'organization'));
    revalidatePath('/[locale]/settings/account', 'page');
    return undefined;
  });
}

'use server';

import { Invalid, removeIdentityProvider, saveIdentityProvider, unlinkIdentity } from '@ringratt/services';
import { revalidatePath } from 'next/cache';
import { redirect as leave } from 'next/navigation';
import { container } from '@/container';
import { answerForm, signedOut, text } from '@/forms/answer-form';
import type { FormState } from '@/forms/form-state';
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

/** To the provider and back, by a form of our own: no other site can have it linked. */
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
  return leave(url.href);
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

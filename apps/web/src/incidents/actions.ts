'use server';

import { leaveUnreported, reportViolation } from '@ringratt/services';
import { getLocale } from 'next-intl/server';
import { answerForm, signedOut, text } from '@/forms/answer-form';
import type { FormState } from '@/forms/form-state';
import { redirect } from '@/i18n/navigation';
import { actingContext } from '@/session/acting';

export async function reportViolationAction(before: FormState, form: FormData): Promise<FormState> {
  const acting = await actingContext();
  if (!acting) return signedOut(before, form);
  const locale = await getLocale();
  return answerForm(before, form, async () => {
    const incidentId = text(form, 'incidentId');
    // What is not chosen is the service's to refuse, with the field's name.
    await reportViolation(acting, {
      incidentId,
      recipient: text(form, 'recipient'),
      language: text(form, 'language'),
      account: text(form, 'account'),
      done: text(form, 'done'),
      contact: text(form, 'contact'),
    } as Parameters<typeof reportViolation>[1]);
    return redirect({ href: `/incidents/${incidentId}#report`, locale });
  });
}

export async function leaveUnreportedAction(before: FormState, form: FormData): Promise<FormState> {
  const acting = await actingContext();
  if (!acting) return signedOut(before, form);
  const locale = await getLocale();
  return answerForm(before, form, async () => {
    const incidentId = text(form, 'incidentId');
    await leaveUnreported(acting, { incidentId, reason: text(form, 'reason') });
    return redirect({ href: `/incidents/${incidentId}#report`, locale });
  });
}

'use server';

import {
  decideComplaint,
  decideTracingClaim,
  payTracingClaim,
  registerComplaint,
  registerTracingClaim,
  sentByForm,
} from '@ringratt/services';
import { revalidatePath } from 'next/cache';
import { getLocale } from 'next-intl/server';
import { localMidnightAfter } from '@/complaints/last-day';
import { instantOfLocal } from '@/format/local-instant';
import { typedOre } from '@/format/typed';
import { answerForm, signedOut, text } from '@/forms/answer-form';
import type { FormState } from '@/forms/form-state';
import { redirect } from '@/i18n/navigation';
import { actingContext } from '@/session/acting';

/** What is not chosen or cannot be read is the service's to refuse, with the field's name. */
type Given<T extends (...args: never[]) => unknown> = Parameters<T>[1];
const time = (form: FormData, name: string) => instantOfLocal(text(form, name));
const optional = (form: FormData, name: string) => (text(form, name) === '' ? undefined : time(form, name));

export async function registerComplaintAction(before: FormState, form: FormData): Promise<FormState> {
  const acting = await actingContext();
  if (!acting) return signedOut(before, form);
  const locale = await getLocale();
  return answerForm(before, form, async () => {
    const lastDay = text(form, 'dueAt');
    const complaint = {
      assignmentId: text(form, 'assignmentId'),
      kind: text(form, 'kind'),
      channel: text(form, 'channel'),
      number: text(form, 'number'),
      callAt: time(form, 'callAt'),
      receivedAt: optional(form, 'receivedAt'),
      dueAt: lastDay === '' ? undefined : localMidnightAfter(lastDay),
      words: text(form, 'words'),
    } as Given<typeof registerComplaint>;
    const sent = sentByForm(acting, 'complaints.register', form.get('formKey'), complaint);
    const id = await registerComplaint(sent, complaint);
    return redirect({ href: `/complaints/${id}`, locale });
  });
}

export async function decideComplaintAction(before: FormState, form: FormData): Promise<FormState> {
  const acting = await actingContext();
  if (!acting) return signedOut(before, form);
  return answerForm(before, form, async () => {
    await decideComplaint(acting, {
      complaintId: text(form, 'complaintId'),
      decision: text(form, 'decision'),
      answer: text(form, 'answer'),
    } as Given<typeof decideComplaint>);
    revalidatePath('/[locale]/complaints/[complaintId]', 'page');
    return undefined;
  });
}

export async function registerTracingAction(before: FormState, form: FormData): Promise<FormState> {
  const acting = await actingContext();
  if (!acting) return signedOut(before, form);
  const locale = await getLocale();
  return answerForm(before, form, async () => {
    const amount = typedOre(text(form, 'amount'));
    const claim = {
      assignmentId: text(form, 'assignmentId'),
      number: text(form, 'number'),
      callAt: time(form, 'callAt'),
      receivedAt: optional(form, 'receivedAt'),
      // What cannot be read is no amount.
      amount: amount === null ? 0 : amount,
      words: text(form, 'words'),
    } as Given<typeof registerTracingClaim>;
    const sent = sentByForm(acting, 'complaints.registerClaim', form.get('formKey'), claim);
    const id = await registerTracingClaim(sent, claim);
    return redirect({ href: `/complaints/tracing/${id}`, locale });
  });
}

export async function decideTracingAction(before: FormState, form: FormData): Promise<FormState> {
  const acting = await actingContext();
  if (!acting) return signedOut(before, form);
  return answerForm(before, form, async () => {
    const hidden = text(form, 'numberHidden');
    await decideTracingClaim(acting, {
      claimId: text(form, 'claimId'),
      numberHidden: hidden === '' ? undefined : hidden === 'yes',
      decision: text(form, 'decision'),
      reason: text(form, 'reason'),
    } as Given<typeof decideTracingClaim>);
    revalidatePath('/[locale]/complaints/tracing/[claimId]', 'page');
    return undefined;
  });
}

export async function payTracingAction(before: FormState, form: FormData): Promise<FormState> {
  const acting = await actingContext();
  if (!acting) return signedOut(before, form);
  return answerForm(before, form, async () => {
    await payTracingClaim(acting, { claimId: text(form, 'claimId') });
    revalidatePath('/[locale]/complaints/tracing/[claimId]', 'page');
    return undefined;
  });
}

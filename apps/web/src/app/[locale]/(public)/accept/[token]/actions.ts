'use server';

import { answerOffer, Invalid, NotFound } from '@ringratt/services';
import { getLocale } from 'next-intl/server';
import { container } from '@/container';
import { redirect } from '@/i18n/navigation';
import { consumerRequest } from '@/public/consumer-request';

export interface AnswerState {
  name: string;
  issue: string | null;
  /** Tells one refusal from the next, so that each is announced. */
  tries: number;
}

/** Next checks the Origin of every action, so that no other site can answer. */
export async function answerAction(before: AnswerState, form: FormData): Promise<AnswerState> {
  const token = String(form.get('token') ?? '');
  const name = String(form.get('name') ?? '');
  const answer = form.get('answer') === 'declined' ? 'declined' : 'accepted';
  let query: Record<string, string> = {};
  try {
    const answered = await answerOffer(container().services, token, {
      answer,
      name,
      ...(await consumerRequest()),
    });
    if (answered.kind === 'refused' && answered.why.why === 'changed') query = { refused: 'changed' };
  } catch (error) {
    // A link that opens nothing is told of by the page itself.
    if (error instanceof Invalid) return { name, issue: error.issues[0]!.message, tries: before.tries + 1 };
    if (!(error instanceof NotFound)) throw error;
  }
  return redirect({
    href: { pathname: `/accept/${encodeURIComponent(token)}`, query },
    locale: await getLocale(),
  });
}

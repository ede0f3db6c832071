'use server';

import { NotFound, revokeSession } from '@ringratt/services';
import { revalidatePath } from 'next/cache';
import { container } from '@/container';
import { currentSession } from '@/session/acting';
import { toSignIn } from '@/session/to-sign-in';

/** Ends another of one's own sessions; one that has ended already is no fault. */
export async function endSessionAction(sessionId: string): Promise<void> {
  const session = await currentSession();
  if (!session) return toSignIn();
  try {
    await revokeSession(container().services, session.person.id, sessionId);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
  revalidatePath('/[locale]/settings/sessions', 'page');
}

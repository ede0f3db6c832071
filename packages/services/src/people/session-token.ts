import { createHmac, randomBytes } from 'node:crypto';
import type { Secrets } from '../context.ts';

/** How long a sign-in lasts, whatever is done with it. */
export const sessionLength = 14 * 86_400_000;

/** How long one that lacks its second factor waits for it. */
export const waitingLength = 20 * 60_000;

export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a session's token. */
export function sessionTokenHash(secrets: Pick<Secrets, 'apiKey'>, token: string): Buffer {
  return createHmac('sha256', secrets.apiKey).update(`session:${token}`).digest();
}

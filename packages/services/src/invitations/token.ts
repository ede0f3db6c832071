import { createHmac } from 'node:crypto';
import type { Secrets } from '../context.ts';

type Key = Pick<Secrets, 'apiKey'>;

/** What a link carries. It follows from the row's id, so that the mail that tells it need not keep it. */
export function linkToken(secrets: Key, purpose: 'invitation' | 'reset' | 'founding', id: string): string {
  return createHmac('sha256', secrets.apiKey).update(`link:${purpose}:${id}`).digest('base64url');
}

/** What the database keeps of it. */
export function linkTokenHash(secrets: Key, token: string): Buffer {
  return createHmac('sha256', secrets.apiKey).update(`link token:${token}`).digest();
}

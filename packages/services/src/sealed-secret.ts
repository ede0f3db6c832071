import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Secrets } from './context.ts';

/**
 * Secrets that must be read again, such as the seed of one-time codes: AES-256-GCM under a key that lies
 * outside the database, bound to the row they belong to, so that one cannot be put in another's place.
 */
export interface SealedFor {
  /** `person:totp`, `organization:number`; each has a key of its own. */
  purpose: string;
  /** The id of the row. */
  row: string;
}

const version = 1;

function keyOf(secrets: Pick<Secrets, 'apiKey'>, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secrets.apiKey, 'ringratt sealed secret', purpose, 32));
}

export function sealSecret(
  secrets: Pick<Secrets, 'apiKey'>,
  { purpose, row }: SealedFor,
  text: string,
): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secrets, purpose), nonce);
  cipher.setAAD(Buffer.from(row));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), sealed]);
}

/** @throws Error where it was sealed under another key or for another row, or was changed since */
export function openSecret(
  secrets: Pick<Secrets, 'apiKey'>,
  { purpose, row }: SealedFor,
  sealed: Buffer,
): string {
  if (sealed[0] !== version) throw new Error('The secret was sealed by another version.');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secrets, purpose), sealed.subarray(1, 13));
  decipher.setAAD(Buffer.from(row));
  decipher.setAuthTag(sealed.subarray(13, 29));
  return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8');
}

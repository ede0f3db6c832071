import { createHash, createHmac, randomInt } from 'node:crypto';
import type { Secrets } from '../context.ts';

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const mark = 'rk_live_';
const lengths = { prefix: 8, secret: 32, checksum: 6 };
const shape = new RegExp(`^${mark}[0-9A-Za-z]{${lengths.prefix + lengths.secret + lengths.checksum}}$`);

/** A new key: `rk_live_`, a prefix that names it to people, 190 bits of chance, a checksum. */
export function newApiKey(): { secret: string; prefix: string } {
  const prefix = mark + chance(lengths.prefix);
  const body = prefix + chance(lengths.secret);
  return { secret: body + checksum(body), prefix };
}

/**
 * Whether a text can be a key at all. The checksum tells a mistyped or cut key without asking the
 * database, and lets secret scanners tell a key from noise.
 */
export function looksLikeApiKey(text: string): boolean {
  return shape.test(text) && checksum(text.slice(0, -lengths.checksum)) === text.slice(-lengths.checksum);
}

/** What the database keeps of a key. */
export function apiKeyHash(secrets: Pick<Secrets, 'apiKey'>, secret: string): Buffer {
  return createHmac('sha256', secrets.apiKey).update(`key:${secret}`).digest();
}

function chance(length: number): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}

function checksum(body: string): string {
  let value = createHash('sha256').update(body).digest().readUIntBE(0, 6);
  let text = '';
  for (let i = 0; i < lengths.checksum; i++) {
    text += letters[value % letters.length];
    value = Math.floor(value / letters.length);
  }
  return text;
}

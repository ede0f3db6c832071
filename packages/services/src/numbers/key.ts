import { createHmac } from 'node:crypto';
import type { Secrets } from '../context.ts';

/**
 * The keyed hash (16 bytes) that stands for a phone number wherever the number itself is not needed. The
 * same for both parties of an assignment, so that their lists compare.
 */
export function numberKey(secrets: Pick<Secrets, 'numberKey'>, number: string): Buffer {
  return createHmac('sha256', secrets.numberKey).update(number).digest().subarray(0, 16);
}

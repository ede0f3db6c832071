'use server';

import { cookies } from 'next/headers';
import { keysCookie } from './keys';

const year = 365 * 86_400;

/** Remembers whether single keys work in this browser. */
export async function chooseSingleKeys(on: boolean): Promise<void> {
  (await cookies()).set(keysCookie, on ? 'on' : 'off', { sameSite: 'lax', path: '/', maxAge: year });
}

'use server';

import { cookies } from 'next/headers';
import { columnsCookie, hiddenIn, isList } from './columns';

const year = 365 * 86_400;

/** Remembers in this browser which columns of a list are hidden. */
export async function chooseColumns(list: string, hidden: readonly string[]): Promise<void> {
  if (!isList(list)) return;
  const value = hiddenIn(hidden.join('.')).slice(0, 30).join('.');
  (await cookies()).set(columnsCookie(list), value, { sameSite: 'lax', path: '/', maxAge: year });
}

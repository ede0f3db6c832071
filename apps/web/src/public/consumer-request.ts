import 'server-only';
import { headers } from 'next/headers';
import { getLocale } from 'next-intl/server';

/** Where a consumer's answer came from, as the server saw it: kept with the answer. */
export async function consumerRequest() {
  const [sent, language] = await Promise.all([headers(), getLocale()]);
  return {
    address: sent.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '',
    device: sent.get('user-agent') ?? '',
    language,
  };
}

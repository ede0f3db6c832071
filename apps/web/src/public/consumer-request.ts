import 'server-only';
import { headers } from 'next/headers';
import { getLocale } from 'next-intl/server';
import { callerAddress } from '@/caller/caller-address';

/** Where a consumer's answer came from, as the server saw it: kept with the answer. */
export async function consumerRequest() {
  const [sent, language] = await Promise.all([headers(), getLocale()]);
  return {
    address: callerAddress(sent),
    device: sent.get('user-agent') ?? '',
    language,
  };
}

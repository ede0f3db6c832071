import 'server-only';
import { headers } from 'next/headers';
import { getLocale } from 'next-intl/server';
import { redirect } from '@/i18n/navigation';
import { routing } from '@/i18n/routing';

/** To the page that asks who one is, which then leads back here. */
export async function toSignIn(): Promise<never> {
  const [page, locale] = await Promise.all([headers(), getLocale()]);
  const to = routing.locales.reduce(
    (path, prefix) => path.replace(new RegExp(`^/${prefix}(?=/|$)`), ''),
    page.get('x-page') ?? '/',
  );
  return redirect({ href: to && to !== '/' ? { pathname: '/signin', query: { to } } : '/signin', locale });
}

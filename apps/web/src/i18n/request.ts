import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { routing } from './routing';

export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale;
  const locale = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale;
  return {
    locale,
    timeZone: 'Europe/Stockholm',
    messages: (await import(`../../messages/${locale}.json`)).default,
    // A missing message is a fault of the build (messages/check.mjs), never a key on a page.
    onError(error) {
      throw error;
    },
  };
});

import { defineRouting } from 'next-intl/routing';

/** Swedish has no prefix; a leading /en switches the language. The browser's own is not guessed at. */
export const routing = defineRouting({
  locales: ['sv', 'en'],
  defaultLocale: 'sv',
  localePrefix: 'as-needed',
  localeDetection: false,
  localeCookie: false,
});

export type Locale = (typeof routing.locales)[number];

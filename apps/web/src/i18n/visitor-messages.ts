import type { AbstractIntlMessages } from 'next-intl';

/** What scripts on the pages before signing in say: the rest of the portal's words would weigh ten times as much. */
export const visitorNames = [
  'common',
  'dates',
  'issues',
  'offerPage',
  'problems',
  'public',
  'secondFactor',
  'shell',
  'signin',
  'withdrawPage',
] as const;

export function visitorMessages(messages: AbstractIntlMessages): AbstractIntlMessages {
  return Object.fromEntries(visitorNames.map((name) => [name, messages[name]!]));
}

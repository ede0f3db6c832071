import type { SaleFacts } from '@ringratt/rules';
import { withdrawalEndsOn } from '@ringratt/rules';
import { day } from '../documents/formats.ts';
import type { Language } from './schemas.ts';

/** Until when the consumer may withdraw, as mails say it; empty where the act gives no right. */
export function withdrawalSentence(facts: SaleFacts, days: number | null, language: Language): string {
  if (days === null) return '';
  const last = withdrawalEndsOn(facts);
  if (last !== null) {
    return language === 'sv'
      ? `Du kan ångra dig till och med ${day(last, language)}, utan att ange skäl.`
      : `You can withdraw up to and including ${day(last, language)}, without giving a reason.`;
  }
  return language === 'sv'
    ? `Du kan ångra dig inom ${days} dagar från den dag då du får varan, utan att ange skäl.`
    : `You can withdraw within ${days} days from the day you receive the goods, without giving a reason.`;
}

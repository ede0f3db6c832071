import { startOfDay } from '@ringratt/rules';
import { type Language, longDate } from '@/format/instants';

/** A local day as a page writes it. */
export const lastDay = (day: number, language: Language) => longDate(startOfDay(day), language);

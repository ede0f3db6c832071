import type { Bilingual } from './packs.ts';

/** The seven steps of the oral order confirmation outside the distance contracts act (4.2), in their order. */
export const READ_BACK_STEPS = [
  {
    id: 'purchase-understood',
    title: {
      sv: 'Kontrollera att konsumenten har förstått vad köpet innebär',
      en: 'Check that the consumer understands what the purchase means',
    },
  },
  {
    id: 'details-noted',
    title: {
      sv: 'Anteckna allt som har betydelse för köpet',
      en: 'Note everything that matters to the purchase',
    },
  },
  {
    id: 'order-read',
    title: {
      sv: 'Läs upp beställningen, tydligt och långsamt',
      en: 'Read the order aloud, clearly and slowly',
    },
  },
  {
    id: 'purchase-summed-up',
    title: { sv: 'Sammanfatta köpet och villkoren i stort', en: 'Sum up the purchase and its main terms' },
  },
  {
    id: 'terms-understood',
    title: {
      sv: 'Försäkra dig om att konsumenten har förstått villkoren',
      en: 'Make sure that the consumer understands the terms',
    },
  },
  {
    id: 'confirmation-announced',
    title: {
      sv: 'Säg att en bekräftelse kommer och när',
      en: 'Say that a confirmation will come, and by when',
    },
  },
  {
    id: 'anything-to-add',
    title: {
      sv: 'Fråga om konsumenten vill lägga till något',
      en: 'Ask whether the consumer wants to add anything',
    },
  },
] as const satisfies readonly { id: string; title: Bilingual }[];

export type ReadBackStep = (typeof READ_BACK_STEPS)[number]['id'];

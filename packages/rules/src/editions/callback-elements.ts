import type { Bilingual } from './packs.ts';

/** What calling back has to tell (3.1, annex 1). `when` narrows an element to one way of answering. */
export const CALLBACK_ELEMENTS = [
  {
    id: 'contact-center',
    weight: 'code',
    title: { sv: 'Kundkontaktcentrets namn', en: "The contact center's name" },
  },
  { id: 'principal', weight: 'code', title: { sv: 'Uppdragsgivarens namn', en: "The principal's name" } },
  { id: 'matter', weight: 'code', title: { sv: 'Vad samtalet gällde', en: 'What the call was about' } },
  {
    id: 'reach-contact-center',
    weight: 'code',
    title: {
      sv: 'Kundkontaktcentrets e-postadress och postadress',
      en: "The contact center's e-mail and postal address",
    },
  },
  {
    id: 'reach-principal',
    weight: 'code',
    title: { sv: 'Uppdragsgivarens e-postadress', en: "The principal's e-mail address" },
  },
  {
    id: 'handling',
    weight: 'code',
    when: 'person',
    title: { sv: 'Hur samtalet tas om hand', en: 'How the call will be handled' },
  },
  {
    id: 'who-is-called',
    weight: 'advice',
    when: 'message',
    title: {
      sv: 'Att bara den som inte finns i NIX-Telefon, som har samtyckt eller som är kund rings upp',
      en: 'That only those outside the NIX register, consenting or customers are called',
    },
  },
  {
    id: 'trade-body',
    weight: 'advice',
    when: 'message',
    title: {
      sv: 'Branschorganisationen, för den som är medlem',
      en: 'The trade body, where the center is a member',
    },
  },
] as const satisfies readonly {
  id: string;
  weight: 'code' | 'advice';
  when?: 'message' | 'person';
  title: Bilingual;
}[];

export type CallbackElement = (typeof CALLBACK_ELEMENTS)[number]['id'];

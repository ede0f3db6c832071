import type { Bilingual } from './packs.ts';

/** What a privacy policy covers (annex 4): element i is item i + 1 of the annex. */
export const PRIVACY_ITEMS = [
  {
    id: 'controller',
    title: {
      sv: 'Vem som är personuppgiftsansvarig, med kontaktuppgifter också till företrädare och dataskyddsombud',
      en: 'Who the controller is, with contact details, those of a representative and a data protection officer too',
    },
  },
  {
    id: 'purpose',
    title: {
      sv: 'Varför uppgifterna behandlas och med vilken rättslig grund, med intresset där det vägs',
      en: 'Why data are processed and on what legal basis, with the interest where one is weighed',
    },
  },
  {
    id: 'categories',
    title: { sv: 'Vilka slags uppgifter det gäller', en: 'What kinds of data are concerned' },
  },
  { id: 'recipients', title: { sv: 'Vilka som får del av uppgifterna', en: 'Who receives the data' } },
  {
    id: 'third-countries',
    title: { sv: 'Om uppgifter förs till ett tredjeland', en: 'Whether data leave for a third country' },
  },
  {
    id: 'storage-period',
    title: { sv: 'Hur länge uppgifterna finns kvar', en: 'How long data are kept' },
  },
  {
    id: 'rights',
    title: {
      sv: 'Rätten till tillgång, rättelse, radering, begränsning, invändning och dataportabilitet',
      en: 'The rights of access, rectification, erasure, restriction, objection and portability',
    },
  },
  {
    id: 'withdraw-consent',
    title: { sv: 'Att ett samtycke kan tas tillbaka', en: 'That consent can be withdrawn' },
  },
  {
    id: 'complaint',
    title: { sv: 'Vart man kan vända sig med klagomål', en: 'Where to complain' },
  },
  {
    id: 'obligation-to-provide',
    title: {
      sv: 'Om uppgifterna måste lämnas, och vad som annars händer',
      en: 'Whether data must be given, and what happens otherwise',
    },
  },
  { id: 'origin', title: { sv: 'Varifrån uppgifterna kommer', en: 'Where the data come from' } },
  {
    id: 'automated-decisions',
    title: {
      sv: 'Om beslut fattas automatiskt, hur och med vilka följder',
      en: 'Whether decisions are automated, how, and with what consequences',
    },
  },
] as const satisfies readonly { id: string; title: Bilingual }[];

export type PrivacyItem = (typeof PRIVACY_ITEMS)[number]['id'];

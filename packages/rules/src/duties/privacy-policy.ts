import { type ActivationDuty, guidelineValue } from '../duty.ts';
import type { Bilingual } from '../editions/packs.ts';
import { PRIVACY_ITEMS, type PrivacyItem } from '../editions/privacy-items.ts';
import { askBoth, judge } from '../judgment.ts';
import { hasHappened } from '../time/happened.ts';

const requirements = {
  published: { sv: 'Policyn är publicerad.', en: 'The policy is published.' },
  plain: { sv: 'Policyn är kort och lätt att förstå.', en: 'The policy is short and plain.' },
  easyToFind: { sv: 'Policyn är lätt att hitta.', en: 'The policy is easy to find.' },
  ...(Object.fromEntries(
    PRIVACY_ITEMS.map(({ id, title }) => [id, { sv: `${title.sv}.`, en: `${title.en}.` }]),
  ) as Record<PrivacyItem, Bilingual>),
};

/** Section 6, annex 4. */
export const privacyPolicy: ActivationDuty = {
  id: 'privacy-policy',
  clauses: ['6', 'annex 4'],
  stage: 'activation',
  title: { sv: 'Integritetspolicy', en: 'Privacy policy' },
  explanation: {
    sv: 'Både uppdragsgivaren och kundkontaktcentret har publicerat en integritetspolicy med tolv punkter. Den är kort, lätt att förstå och lätt att hitta.',
    en: 'Both the principal and the contact center have published a privacy policy with twelve items. It is short, plain and easy to find.',
  },
  responsible: 'both',
  weight: 'law',
  values: { items: guidelineValue('items', PRIVACY_ITEMS.length, 'annex 4') },
  requirements,
  evaluate: ({ at, privacyPolicies }) =>
    judge<typeof requirements>(requirements, [
      ...askBoth('published' as const, privacyPolicies, ({ publishedAt }) => hasHappened(publishedAt, at)),
      ...askBoth('plain' as const, privacyPolicies, ({ plain }) => plain),
      ...askBoth('easyToFind' as const, privacyPolicies, ({ easyToFind }) => easyToFind),
      ...PRIVACY_ITEMS.flatMap(({ id }) => askBoth(id, privacyPolicies, ({ items }) => items.includes(id))),
    ]),
};

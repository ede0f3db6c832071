import type { AttemptDuty } from '../duty.ts';

/** Section 2, and the right to object to direct marketing (GDPR article 21). Consent does not lift it. */
export const suppressionList: AttemptDuty = {
  id: 'suppression-list',
  clauses: ['2'],
  stage: 'attempt',
  title: { sv: 'Spärregister', en: 'Suppression list' },
  explanation: {
    sv: 'Ett nummer som står i uppdragsgivarens eller kundkontaktcentrets eget spärregister rings inte upp. Samtycke häver inte spärren; det gör bara att den tas bort ur registret.',
    en: "A number on the principal's or the contact center's own suppression list is not called. Consent does not lift it; only removal from the list does.",
  },
  responsible: 'both',
  weight: 'law',
  lasting: true,
  evaluate: (situation, t) => (suppressionList.passesFrom(situation, t) === t ? 'compliant' : 'breach'),
  passesFrom({ case: { suppressions }, at }, t) {
    if (suppressions === null || suppressions === undefined) return t;
    for (const { since } of suppressions) {
      const later = since !== null && since !== undefined && since > at;
      if (!later) return Number.POSITIVE_INFINITY;
    }
    return t;
  },
};

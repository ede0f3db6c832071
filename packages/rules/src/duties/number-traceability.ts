import { type ActivationDuty, guidelineValue, latest } from '../duty.ts';
import type { ActivationFacts, ActivationNumber } from '../facts/assignment.ts';
import { type Holds, judge } from '../judgment.ts';
import { addMonths } from '../time/months.ts';

const values = { traceable: guidelineValue('months', 3, '3.1') };

/** The instant until which a number stays traceable: three months after the last attempt (epoch milliseconds). */
export function traceableUntil(lastAttemptAt: number): number {
  return addMonths(lastAttemptAt, latest(values.traceable));
}

const requirements = {
  shown: { sv: 'Uppdragsdelen har ett nummer att visa.', en: 'The assignment has a number to present.' },
  searchable: {
    sv: 'En sökning på numret leder till uppdragsgivarens uppgifter.',
    en: "A search for the number leads to the principal's details.",
  },
  staysRegistered: {
    sv: 'Numret är kvar i minst tre månader efter sista påringningen.',
    en: 'The number stays at least three months after the last attempt.',
  },
};

/** Whether every number that has an answer fulfills it; a number without one leaves the question open. */
function everyNumber(
  numbers: readonly ActivationNumber[],
  holds: (number: ActivationNumber) => Holds,
): Holds {
  const answers = numbers.map(holds);
  if (answers.includes(false)) return false;
  return answers.every((answer) => answer === true) ? true : null;
}

/** Numbers registered to the assignment now: those given up before count no more, those to come not yet. */
function current({ at, presentedNumbers }: ActivationFacts): readonly ActivationNumber[] {
  return (presentedNumbers ?? []).filter(
    ({ from, to }) => from <= at && (to === null || to === undefined || at < to),
  );
}

/** 3.1. */
export const numberTraceability: ActivationDuty = {
  id: 'number-traceability',
  clauses: ['3.1'],
  stage: 'activation',
  title: { sv: 'Spårbara nummer', en: 'Traceable numbers' },
  explanation: {
    sv: 'Varje nummer ni visar hör till uppdragsdelen, går att söka upp och leder till uppdragsgivaren. Det gäller i minst tre månader efter den sista påringningen, så att den som undrar kan få svar.',
    en: 'Every number you present belongs to the assignment, can be looked up and leads to the principal. It stays so at least three months after the last attempt, so that whoever wonders gets an answer.',
  },
  responsible: 'contactCenter',
  weight: 'code',
  values,
  requirements,
  evaluate(facts) {
    const { presentedNumbers, lastAttemptBy } = facts;
    if (!presentedNumbers) return judge(requirements, [['shown', null]]);
    const numbers = current(facts);
    if (numbers.length === 0) return judge(requirements, [['shown', false]]);
    return judge(requirements, [
      ['searchable', everyNumber(numbers, ({ searchable }) => searchable)],
      [
        'staysRegistered',
        everyNumber(numbers, ({ to }) => {
          if (to === null || to === undefined) return true;
          return typeof lastAttemptBy === 'number' ? to >= traceableUntil(lastAttemptBy) : null;
        }),
      ],
    ]);
  },
};

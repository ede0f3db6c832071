import type { AfterwardsDuty } from '../duty.ts';
import { type Answer, judge, NOT_APPLICABLE } from '../judgment.ts';
import { endOfDay, hasHappened } from '../time/happened.ts';

const requirements = {
  erased: {
    sv: 'Uppgifter som inte längre behövs är raderade eller avidentifierade.',
    en: 'Data no longer needed are erased or pseudonymized.',
  },
  limitsKeepHashOnly: {
    sv: 'Det som räknar påringningar bakåt sparar bara ett nyckelhash, aldrig numret.',
    en: 'What counts attempts backward keeps a keyed hash alone, never the number.',
  },
};

/** The instant before which data are gone: the end of the local day on which their purpose ends. */
export function erasureDue(purposeEndsAt: number): number {
  return endOfDay(purposeEndsAt);
}

/** Section 5. The limits that look back a year need to recognize a number, not to know it. */
export const dataMinimization: AfterwardsDuty = {
  id: 'data-minimization',
  clauses: ['5'],
  stage: 'afterwards',
  title: { sv: 'Spara bara det som behövs', en: 'Keep only what is needed' },
  explanation: {
    sv: 'Spara om konsumenten bara det som behövs för att följa upp avtalet. Annat raderas eller avidentifieras samma dag som ändamålet upphör; det som räknar påringningar bakåt är ett nyckelhash.',
    en: 'Keep of the consumer only what following up the contract needs. The rest is erased or pseudonymized on the day its purpose ends; what counts attempts backward is a keyed hash.',
  },
  responsible: 'both',
  weight: 'law',
  requirements,
  evaluate({ at, personalData: data }) {
    if (!data) return NOT_APPLICABLE;
    const { purposeEndsAt, erasedAt, limitsKeepHashOnly } = data;
    const answers: Answer<keyof typeof requirements>[] = [];
    if (hasHappened(purposeEndsAt, at)) {
      const gone = hasHappened(erasedAt, at) ? erasedAt : at;
      answers.push(['erased', gone < erasureDue(purposeEndsAt)]);
    }
    answers.push(['limitsKeepHashOnly', limitsKeepHashOnly]);
    return judge(requirements, answers);
  },
};

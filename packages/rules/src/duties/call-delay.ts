import { type DutyValue, type JudgedDuty, latest } from '../duty.ts';
import type { DialerDay } from '../facts/call.ts';
import { judge, not } from '../judgment.ts';

const suspected: DutyValue = {
  unit: 'percent',
  // The guidelines name no share: this is where the platform starts to ask.
  versions: [{ from: '2021-07-01', value: 1, reference: "the platform's own threshold for suspicion" }],
};
const values = { suspected };

/** Percent of a day's answered calls without talk time above which a delay is suspected. */
export const SUSPECTED_PERCENT = latest(suspected);

const requirements = {
  noMachineDetection: {
    sv: 'Växeln håller inte inne rösten, och pingar inte, för att känna igen en telefonsvarare.',
    en: 'The dialer neither holds back speech nor pings to detect an answering machine.',
  },
  noDelay: {
    sv: 'Inget annat fördröjer agenten när konsumenten svarar.',
    en: 'Nothing else delays the agent once the consumer answers.',
  },
  fewWithoutTalk: {
    sv: 'Högst en procent av dagens besvarade samtal saknar taltid; fler väcker misstanke.',
    en: "At most one percent of the day's answered calls have no talk time; more raise suspicion.",
  },
};

/** Whether the day's log raises no suspicion; null where it does: a log alone proves no delay. */
function unsuspicious({ answered, answeredWithoutTalk }: DialerDay): true | null {
  return answeredWithoutTalk * 100 <= answered * SUSPECTED_PERCENT ? true : null;
}

/** 3.3. What is declared decides; what the log shows can only raise the question. */
export const callDelay: JudgedDuty<'outcome', DialerDay> = {
  id: 'call-delay',
  clauses: ['3.3'],
  stage: 'outcome',
  title: { sv: 'Ingen fördröjning', en: 'No delay' },
  explanation: {
    sv: 'Växeln får inte vänta med rösten för att lyssna efter en telefonsvarare, och inte pinga numret. Ni intygar det för varje uppdragsdel; många besvarade samtal utan taltid väcker frågan på nytt.',
    en: 'The dialer must not hold back speech to listen for an answering machine, nor ping the number. You declare so for each assignment; many answered calls without talk time raise the question again.',
  },
  responsible: 'contactCenter',
  weight: 'code',
  values,
  requirements,
  evaluate: (day) =>
    judge(requirements, [
      ['noMachineDetection', not(day.machineDetection)],
      ['noDelay', not(day.delay)],
      ['fewWithoutTalk', unsuspicious(day)],
    ]),
};

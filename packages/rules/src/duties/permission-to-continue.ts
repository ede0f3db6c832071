import type { CallDuty } from '../duty.ts';
import { type Answer, judge } from '../judgment.ts';

const requirements = {
  asked: {
    sv: 'Agenten frågade om det passade att prata.',
    en: 'The agent asked whether this was a good time.',
  },
  endRespected: {
    sv: 'Samtalet avslutades när konsumenten ville det.',
    en: 'The call ended when the consumer wanted it to.',
  },
  suppressed: {
    sv: 'Numret spärrades genast när konsumenten bad att slippa fler samtal.',
    en: 'The number was suppressed at once when the consumer asked for no more calls.',
  },
};

/** 4.1. Each of the two wishes is judged where it was uttered. */
export const permissionToContinue: CallDuty = {
  id: 'permission-to-continue',
  clauses: ['4.1', '2'],
  stage: 'call',
  title: { sv: 'Konsumenten bestämmer', en: 'Permission to continue' },
  explanation: {
    sv: 'Fråga om det passar, och lägg på när konsumenten vill sluta. Ett "ring inte igen" blir en spärr i samma stund, inte senare.',
    en: 'Ask whether it suits, and end the call when the consumer wants to. A "do not call again" becomes a suppression that instant, not later.',
  },
  responsible: 'contactCenter',
  weight: 'code',
  requirements,
  evaluate({ dialing, askedToContinue, wishToEnd, doNotCall }) {
    const answers: Answer<keyof typeof requirements>[] = [];
    // A recorded message cannot ask; it can still be hung up on, and its number be blocked.
    if (dialing !== 'automated') answers.push(['asked', askedToContinue]);
    if (wishToEnd) answers.push(['endRespected', wishToEnd.respected]);
    if (doNotCall) {
      const { suppressedSince, registeredAt } = doNotCall;
      answers.push(['suppressed', typeof suppressedSince === 'number' && suppressedSince <= registeredAt]);
    }
    return judge(requirements, answers);
  },
};

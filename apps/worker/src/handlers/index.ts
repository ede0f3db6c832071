import type { Handlers, JobName } from '@ringratt/jobs';
import { answerRing, type Context, type Services, type Work } from '@ringratt/services';
import type { Post } from '@ringratt/services/documents';
import { deleteRecordingDue } from './delete-recording.ts';
import { fallDue } from './fall-due.ts';
import { importContactList } from './import-contact-list.ts';
import { lapseOffer } from './lapse-offer.ts';
import { planContactList } from './plan-contact-list.ts';
import { remindOfObligation } from './remind-of-obligation.ts';
import { removePresentedNumber } from './remove-presented-number.ts';
import { scrubPlanned } from './scrub-planned.ts';
import { sendContract } from './send-contract.ts';
import { sendEmailBy } from './send-email.ts';
import { sendOffer } from './send-offer.ts';
import { watchGate } from './watch-gate.ts';
import { withdrawSuppressed } from './withdraw-suppressed.ts';

const acts: Record<Exclude<JobName, 'email.send'>, (ctx: Context, work: Work) => Promise<void>> = {
  'contact-list.import': importContactList,
  'contact-list.plan': planContactList,
  'nix-version.scrub': scrubPlanned,
  'assignment.withdraw-suppressed': withdrawSuppressed,
  'assignment.gate': watchGate,
  'presented-number.remove': removePresentedNumber,
  'obligation.due': fallDue,
  'obligation.remind': remindOfObligation,
  'recording.delete': deleteRecordingDue,
  'sale.offer': sendOffer,
  'sale.contract': sendContract,
  'sale.lapse': lapseOffer,
};

/**
 * Every handler, behind the one question that all begin with: is the row still there, at this turn?
 *
 * @param post how mails leave
 */
export function handlersOver(services: Services, post: Post): Handlers {
  const all: Record<JobName, (ctx: Context, work: Work) => Promise<void>> = {
    ...acts,
    'email.send': sendEmailBy(post),
  };
  const handle = (name: JobName) => async (payload: Parameters<Handlers[JobName]>[0]) => {
    const answer = await answerRing(services, name, payload);
    if (answer) await all[name](answer.ctx, answer.work);
  };
  return Object.fromEntries((Object.keys(all) as JobName[]).map((name) => [name, handle(name)])) as Handlers;
}

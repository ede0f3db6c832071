import type { Handlers, JobName } from '@ringratt/jobs';
import { answerRing, type Context, type Services, type Work } from '@ringratt/services';
import { fallDue } from './fall-due.ts';
import { importContactList } from './import-contact-list.ts';
import { planContactList } from './plan-contact-list.ts';
import { removePresentedNumber } from './remove-presented-number.ts';
import { scrubPlanned } from './scrub-planned.ts';
import { withdrawSuppressed } from './withdraw-suppressed.ts';

const acts: Record<JobName, (ctx: Context, work: Work) => Promise<void>> = {
  'contact-list.import': importContactList,
  'contact-list.plan': planContactList,
  'nix-version.scrub': scrubPlanned,
  'assignment.withdraw-suppressed': withdrawSuppressed,
  'presented-number.remove': removePresentedNumber,
  'obligation.due': fallDue,
};

/** Every handler, behind the one question that all begin with: is the row still there, at this turn? */
export function handlersOver(services: Services): Handlers {
  const handle = (name: JobName) => async (payload: Parameters<Handlers[JobName]>[0]) => {
    const answer = await answerRing(services, name, payload);
    if (answer) await acts[name](answer.ctx, answer.work);
  };
  return Object.fromEntries((Object.keys(acts) as JobName[]).map((name) => [name, handle(name)])) as Handlers;
}

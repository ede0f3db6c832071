import { openConsumer, openDoorbell, prepareQueue, type QueueConnection } from '@ringratt/jobs';
import {
  discardFoundings,
  discardOldRequests,
  noteClock,
  putOffWork,
  ringDue,
  ringLost,
  type Services,
  sealTrail,
  signCheckpoints,
  sweepLeases,
  sweepOverdue,
  sweepTotals,
} from '@ringratt/services';
import type { Post } from '@ringratt/services/documents';
import { handlersOver } from './handlers/index.ts';
import type { Logger } from './log.ts';
import { faultOf, startRounds } from './rounds.ts';

export interface RunningWorker {
  /** Finishes what is under way, takes nothing more, closes the queue. */
  stop(): Promise<void>;
}

/**
 * Starts relay, sweeper and handlers. Postgres is the truth: the queue may be emptied or away, and the
 * database restarted; what was due is done when they are back, once.
 */
export async function startWorker(
  services: Services,
  queue: QueueConnection,
  log: Logger,
  post: Post,
): Promise<RunningWorker> {
  await prepareQueue(queue);
  const queueFault = oncePerOutage((error) => log.warn(faultOf(error), 'the queue does not answer'));
  const bell = openDoorbell(queue, queueFault);
  const consumer = openConsumer(queue, handlersOver(services, post), {
    unknown: (job) => log.warn({ job }, 'unknown job, completed'),
    failed: async (job, payload, error, last) => {
      log.error({ job, ...payload, last, ...faultOf(error) }, 'job failed');
      // Should the row not be put off either, the sweeper rings for it again.
      if (last) await putOffWork(services, job, payload, error).catch((fault) => log.error(faultOf(fault)));
    },
    error: queueFault,
  });
  const onFault = (act: string, place: object, error: unknown) =>
    log.error({ act, ...place, ...faultOf(error) }, 'sweep failed');
  const stopRounds = startRounds(
    [
      { name: 'relay', every: 1_000, turn: () => ringDue(services, bell) },
      { name: 'lost', every: 5_000, turn: () => ringLost(services, bell) },
      { name: 'leases', every: 1_000, turn: () => sweepLeases(services, onFault) },
      { name: 'overdue', every: 30_000, turn: () => sweepOverdue(services, onFault) },
      { name: 'totals', every: 5_000, rest: 9, turn: () => sweepTotals(services, onFault) },
      { name: 'seal', every: 1_000, turn: () => sealTrail(services) },
      { name: 'checkpoints', every: 60_000, turn: () => signCheckpoints(services) },
      { name: 'old requests', every: 600_000, turn: () => discardOldRequests(services) },
      { name: 'lapsed foundings', every: 600_000, turn: () => discardFoundings(services) },
      { name: 'clock', every: 3_000, turn: () => noteClock(services) },
    ],
    log,
  );
  log.info({ queue: queue.kind }, 'worker started');
  return {
    stop: async () => {
      await stopRounds();
      await consumer.close();
      await bell.close();
      log.info('worker stopped');
    },
  };
}

/** Tells of the first fault, and again after ten quiet seconds: a lost connection reports itself each try. */
function oncePerOutage(tell: (error: Error) => void): (error: Error) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (error) => {
    const now = performance.now();
    if (now - last > 10_000) tell(error);
    last = now;
  };
}

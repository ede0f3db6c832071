import { z } from 'zod';

/**
 * What every ring of the doorbell carries: which row of due work, and which turn of it. Ids alone: what is
 * to be done stands in Postgres, and numbers never pass through the queue.
 */
export const rowPayload = z.strictObject({
  tenantId: z.uuid(),
  subjectId: z.uuid(),
  generation: z.number().int().positive(),
});
export type RowPayload = z.infer<typeof rowPayload>;

export interface JobContract {
  readonly payload: typeof rowPayload;
  /** `acts` are short transactions; `bulk` may run for minutes and must not hold those up. */
  readonly queue: QueueName;
  /** Tries in the queue before the row itself is put off. */
  readonly attempts: number;
  /** Milliseconds before the second try; doubled for each further one. */
  readonly backoff: number;
}

export const queueNames = ['acts', 'bulk'] as const;
export type QueueName = (typeof queueNames)[number];

/** Every job there is: one entry here, one handler file in the worker. */
export const jobs = {
  /** Reads an uploaded contact list row by row. Subject: the list. */
  'contact-list.import': { payload: rowPayload, queue: 'bulk', attempts: 5, backoff: 1_000 },
  /** Gives an imported list's contacts their slots. Subject: the list. */
  'contact-list.plan': { payload: rowPayload, queue: 'bulk', attempts: 5, backoff: 1_000 },
  /** Looks what is planned through against the newest NIX version. Subject: the principal itself. */
  'nix-version.scrub': { payload: rowPayload, queue: 'bulk', attempts: 5, backoff: 1_000 },
  /** Withdraws what an assignment had planned for numbers suppressed since. Subject: the assignment. */
  'assignment.withdraw-suppressed': { payload: rowPayload, queue: 'acts', attempts: 5, backoff: 500 },
  /** A fact of the gate has changed, or time comes for one to lapse. Subject: the assignment. */
  'assignment.gate': { payload: rowPayload, queue: 'acts', attempts: 5, backoff: 500 },
  /** A number given up may have been traceable long enough (3.1). Subject: the presented number. */
  'presented-number.remove': { payload: rowPayload, queue: 'acts', attempts: 5, backoff: 500 },
  /** An obligation's time has come. Subject: the obligation. */
  'obligation.due': { payload: rowPayload, queue: 'acts', attempts: 5, backoff: 500 },
  /** Somebody is to be reminded of an obligation. Subject: the obligation. */
  'obligation.remind': { payload: rowPayload, queue: 'acts', attempts: 5, backoff: 500 },
  /** Makes the written offer and has it mailed. Subject: the sale. */
  'sale.offer': { payload: rowPayload, queue: 'acts', attempts: 5, backoff: 500 },
  /** Makes the contract and has it mailed. Subject: the sale. */
  'sale.contract': { payload: rowPayload, queue: 'acts', attempts: 5, backoff: 500 },
  /** The time to answer an offer is over. Subject: the sale. */
  'sale.lapse': { payload: rowPayload, queue: 'acts', attempts: 5, backoff: 500 },
  /** A recording's time is over, or it was never received whole. Subject: the recording. */
  'recording.delete': { payload: rowPayload, queue: 'acts', attempts: 5, backoff: 500 },
  /** A mail is to be sent. Subject: the mail. It keeps its own tries: the queue's are for faults of ours. */
  'email.send': { payload: rowPayload, queue: 'acts', attempts: 5, backoff: 500 },
} as const satisfies Record<string, JobContract>;

export type JobName = keyof typeof jobs;

export function isJobName(name: string): name is JobName {
  return Object.hasOwn(jobs, name);
}

/**
 * A job's id, made of its row and turn, so that ringing twice is ringing once. Never holds a colon, which
 * the queue's library refuses.
 */
export function jobId(name: JobName, payload: RowPayload): string {
  return `${payload.tenantId}-${name}-${payload.subjectId}-${payload.generation}`;
}

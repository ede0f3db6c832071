import { expireLeases } from '@ringratt/services';
import { expect } from 'vitest';
import {
  type ArrangedAssignment,
  arrangeAssignment,
  arrangeCampaign,
  arrangeKey,
  arrangeOrganization,
  arrangeSlots,
  fictional,
  morning,
  type Stage,
} from './arrange.ts';
import { type Client, clientOf } from './http.ts';
import { type LoggedAttempt, parseLog } from './judge-log.ts';
import type { DialerProcesses } from './two-processes.ts';

const minute = 60_000;
const clients = 32;

/** Instants of one open day, many of them just before and just after an interval has passed. */
const instantsOfDay = [0, 7, 60, 239, 241, 244, 310, 482, 486, 650].map((minutes) => minutes * minute);

export interface Field {
  stage: Stage;
  dialers: DialerProcesses;
  assignments: ArrangedAssignment[];
  /** By assignment, one client a process. */
  clients: Map<string, Client[]>;
  numbers: string[];
}

/**
 * One offer of a principal in three campaigns, of which two count as one; two contact centers; the same
 * numbers on all four lists.
 */
export async function arrangeField(stage: Stage, dialers: DialerProcesses): Promise<Field> {
  const principal = await arrangeOrganization(stage);
  const centers = [await arrangeOrganization(stage), await arrangeOrganization(stage)] as const;
  const first = await arrangeCampaign(stage, principal);
  const copy = await arrangeCampaign(stage, principal, { like: first, limits: true });
  const second = await arrangeCampaign(stage, principal, { like: first });
  const assignments = [
    await arrangeAssignment(stage, first, centers[0]),
    await arrangeAssignment(stage, copy, centers[0]),
    await arrangeAssignment(stage, second, centers[0]),
    await arrangeAssignment(stage, first, centers[1]),
  ];
  const numbers = fictional(40);
  const field: Field = { stage, dialers, assignments, clients: new Map(), numbers };
  for (const assignment of assignments) {
    await arrangeSlots(stage, assignment, numbers);
    const { secret } = await arrangeKey(stage, assignment.center);
    field.clients.set(
      assignment.id,
      dialers.urls.map((url) => clientOf(url, secret)),
    );
  }
  return field;
}

/**
 * Lets 32 clients take their turns at instants of so many days.
 *
 * @returns the claims that were handed out
 */
export async function race(field: Field, days: number, instants = instantsOfDay.length): Promise<string[]> {
  const handedOut: string[] = [];
  for (let day = 0; day < days; day++) {
    for (const after of instantsOfDay.slice(0, instants)) {
      const now = morning - 2 * 60 * minute + day * 86_400_000 + after;
      await field.dialers.setClock(now);
      for (const assignment of field.assignments) await expire(field.stage, assignment);
      await Promise.all(
        Array.from({ length: clients }, async (_, client) => {
          for (let turn = 0; turn < 2; turn++) handedOut.push(...(await takeTurn(field, client, turn, now)));
        }),
      );
    }
  }
  return handedOut;
}

/** What the worker does on the side: leases that ran out are ended, and their contacts planned again. */
function expire(stage: Stage, assignment: ArrangedAssignment): Promise<number> {
  const ctx = {
    ...stage.services,
    organizationId: assignment.campaign.principalId,
    actor: { kind: 'job', name: 'race' } as const,
  };
  return expireLeases(ctx, assignment.id);
}

const outcomes = ['no-answer', 'busy', 'no-answer', 'silent', 'hung-up', 'failed', 'machine'];

/** A client claims, or asks for a number of its own; then dials, forgets or gives back what it got. */
async function takeTurn(field: Field, client: number, turn: number, now: number): Promise<string[]> {
  const assignment = pick(field.assignments);
  const dialer = field.clients.get(assignment.id)![client % field.dialers.urls.length]!;
  const path = `/v1/assignments/${assignment.publicId}`;
  const asks = (client + turn) % 4 === 0;
  const answer = asks
    ? await dialer.post(`${path}/permits`, {
        number: pick(field.numbers),
        presentedNumber: assignment.presentedNumber,
      })
    : await dialer.post(`${path}/claims`, { max: 1 + (client % 6), leaseSeconds: 60 });
  if (asks && answer.status === 409) return [];
  expect(answer.status, answer.text).toBe(asks ? 201 : 200);
  const claims: { claimId: string; fencingToken: number }[] = asks ? [answer.body] : answer.body.claims;
  for (const { claimId, fencingToken } of claims) {
    const chance = Math.random();
    if (chance < 0.08) {
      await dialer.post(`/v1/claims/${claimId}/release`, { fencingToken });
      continue;
    }
    if (chance < 0.16) continue;
    const startedAt = new Date(now).toISOString();
    if (chance < 0.4)
      await dialer.post('/v1/attempts', { claimId, fencingToken, phase: 'dialed', startedAt });
    if (chance < 0.24) continue;
    const endedAt = new Date(now + Math.floor(Math.random() * 45_000)).toISOString();
    const report = {
      claimId,
      fencingToken,
      phase: 'ended',
      startedAt,
      endedAt,
      outcome: pick(outcomes),
      rings: 7,
    };
    const reported = await dialer.post('/v1/attempts', report);
    expect(reported.status, reported.text).toBe(201);
    if (chance > 0.9) expect((await dialer.post('/v1/attempts', report)).status).toBe(200);
  }
  return claims.map((claim) => claim.claimId);
}

/** The logs of all assignments, as the API streams them. */
export async function readLogs(field: Field): Promise<LoggedAttempt[]> {
  const logs = await Promise.all(
    field.assignments.map(async (assignment) => {
      const dialer = field.clients.get(assignment.id)![0]!;
      return parseLog((await dialer.get(`/v1/assignments/${assignment.publicId}/attempts?format=csv`)).text);
    }),
  );
  return logs.flat();
}

/** Every attempt that counts, those without a report too: from the instant it was handed out to its lease's end. */
export async function readCounted(field: Field): Promise<LoggedAttempt[]> {
  const rows = await field.stage.admin<LoggedAttempt[]>`
    select extract(epoch from t.claimed_at) * 1000 as at,
      extract(epoch from coalesce(t.ended_at, t.lease_until)) * 1000 as "endedAt", t.number,
      t.contact_center_id as "contactCenter", c.limits_id as campaign, t.offer_id as offer, t.outcome, t.dialing
    from attempt t join campaign c on c.tenant_id = t.tenant_id and c.id = t.campaign_id
    where t.tenant_id = ${field.assignments[0]!.campaign.principalId} and t.state <> 'released'`;
  return rows.map((row) => ({ ...row, at: Number(row.at), endedAt: Number(row.endedAt) }));
}

const pick = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)]!;

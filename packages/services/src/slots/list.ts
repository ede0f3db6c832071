import { readAssignment } from '../assignments/enter.ts';
import type { Context } from '../context.ts';
import { maskNumber } from '../numbers/format.ts';
import { cutPage, openInstantCursor, type Page } from '../page.ts';

export const slotStates = ['planned', 'claimed', 'reported', 'expired', 'withdrawn'] as const;
export type SlotState = (typeof slotStates)[number];

export interface SlotFilter {
  /** [from, to) of `notBefore`, epoch milliseconds. */
  from?: number | undefined;
  to?: number | undefined;
  /** All states unless given. */
  state?: SlotState | undefined;
  cursor?: string | undefined;
  /** 1–1,000. */
  limit: number;
}

export interface SlotItem {
  slotId: string;
  state: SlotState;
  notBefore: number;
  dialBefore: number;
  attemptNumber: number;
  redial: boolean;
  /** Masked until claimed. */
  number: string;
}

interface Row {
  id: string;
  state: SlotState;
  notBefore: number;
  dialBefore: number;
  attemptNumber: number;
  redial: boolean;
  number: string;
}

/** The dial schedule of an assignment in order of time. One state reads the index `slot_queue` straight. */
export async function listSlots(
  ctx: Context,
  assignmentId: string,
  filter: SlotFilter,
): Promise<Page<SlotItem>> {
  return readAssignment(ctx, assignmentId, 'slot.read', async (tx) => {
    const after = openInstantCursor(filter.cursor);
    const page = (state: SlotState) => tx.sql<Row[]>`
      select s.id, s.state, s.not_before as "notBefore", s.dial_before as "dialBefore",
        s.attempt_number as "attemptNumber", s.redial, c.number
      from slot s join contact c on c.tenant_id = s.tenant_id and c.id = s.contact_id
      where s.tenant_id = ${tx.tenantId} and s.assignment_id = ${assignmentId} and s.state = ${state}
        ${filter.from === undefined ? tx.sql`` : tx.sql`and s.not_before >= ${filter.from}::timestamptz`}
        ${filter.to === undefined ? tx.sql`` : tx.sql`and s.not_before < ${filter.to}::timestamptz`}
        ${after === null ? tx.sql`` : tx.sql`and (s.not_before, s.id) > (${after.key}::timestamptz, ${after.id}::uuid)`}
      order by s.not_before, s.id limit ${filter.limit + 1}`;
    const states = filter.state ? [filter.state] : slotStates;
    const rows = (await Promise.all(states.map(page)))
      .flat()
      .sort((a, b) => a.notBefore - b.notBefore || (a.id < b.id ? -1 : 1))
      .slice(0, filter.limit + 1);
    return cutPage(rows, filter.limit, present, (row) => ({ key: row.notBefore, id: row.id }));
  });
}

function present({ id, number, ...row }: Row): SlotItem {
  const hidden = row.state === 'planned' || row.state === 'withdrawn';
  return { slotId: id, ...row, number: hidden ? maskNumber(number) : number };
}

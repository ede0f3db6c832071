import type { AttemptOutcome } from '@ringratt/rules';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { maskNumber } from '../numbers/format.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { type Page, pageInput } from '../page.ts';
import { authorize } from '../permissions.ts';
import { lineCursor } from './line-cursor.ts';

export const contactStates = ['waiting', 'planned', 'reached', 'exhausted', 'blocked', 'ended'] as const;
export type ContactState = (typeof contactStates)[number];

const schema = pageInput.extend({
  contactListId: z.string(),
  /** All states unless given. */
  state: z.enum(contactStates).nullish(),
});

export interface ListedContact {
  id: string;
  /** Line in the file, the header being 1. */
  line: number;
  /** Masked: the number itself is shown where asking for it is on record. */
  number: string;
  name: string | null;
  state: ContactState;
  /** The rule that forbids calling, where one does. */
  blockedBy: string | null;
  /** When the planned slot begins. */
  nextSlotAt: number | null;
  /** The latest attempt to the number in the list's campaign, whoever made it. */
  lastAttemptAt: number | null;
  lastOutcome: AttemptOutcome | null;
}

/**
 * A list's contacts in the file's order. Indexes: contact_list_state, read once a state; slot_contact and
 * attempt_key beside each row of the page.
 *
 * @throws NotFound
 */
export async function listContacts(
  ctx: Context,
  input: z.input<typeof schema>,
): Promise<Page<ListedContact>> {
  authorize(ctx, 'contactList.read');
  const { contactListId, state, cursor, limit } = parseInput(schema, input);
  const id = idOf('contactList', contactListId);
  const after = cursor ? lineCursor(cursor) : 0;
  return readOwnTenant(ctx, async ({ sql }) => {
    const [list] = await sql<{ campaignId: string }[]>`
      select campaign_id as "campaignId" from contact_list where tenant_id = ${ctx.organizationId} and id = ${id}`;
    if (!list) throw new NotFound('contactList');
    // Each state in the order of its index, since one query over all states would sort the whole list.
    const ofState = (one: ContactState) => sql`(
      select id, line, number, number_key, name, state, blocked_by from contact
      where tenant_id = ${ctx.organizationId} and list_id = ${id} and state = ${one} and line > ${after}
      order by line limit ${limit + 1})`;
    const states = state ? [state] : contactStates;
    const some = states
      .slice(1)
      .reduce((all, one) => sql`${all} union all ${ofState(one)}`, ofState(states[0]!));
    const rows = await sql<ListedContact[]>`
      with page as (select * from (${some}) c order by line limit ${limit + 1})
      select p.id, p.line, p.number, p.name, p.state, p.blocked_by as "blockedBy",
        (select min(s.not_before) from slot s where s.tenant_id = ${ctx.organizationId} and s.contact_id = p.id
          and s.state = 'planned') as "nextSlotAt",
        l.started_at as "lastAttemptAt", l.outcome as "lastOutcome"
      from page p
      left join lateral (
        select a.started_at, a.outcome from attempt a
        where a.tenant_id = ${ctx.organizationId} and a.campaign_id = ${list.campaignId} and a.number_key = p.number_key
          and a.state <> 'released'
        order by a.started_at desc limit 1
      ) l on true
      order by p.line`;
    const items = rows.slice(0, limit).map((row) => ({
      ...row,
      id: publicId('contact', row.id),
      number: maskNumber(row.number),
    }));
    return { items, cursor: rows.length > limit ? String(items.at(-1)!.line) : null };
  });
}

/** The number of a contact of the organization's own, as E.164, and where it is called. @throws NotFound */
export async function numberOfContact(
  ctx: Context,
  given: string,
): Promise<{ number: string; assignmentId: string }> {
  authorize(ctx, 'number.read');
  const id = idOf('contact', given);
  return readOwnTenant(ctx, async ({ sql }) => {
    const [row] = await sql<{ number: string; assignmentId: string }[]>`
      select number, assignment_id as "assignmentId" from contact
      where tenant_id = ${ctx.organizationId} and id = ${id}`;
    if (!row) throw new NotFound('contact');
    return { number: row.number, assignmentId: publicId('assignment', row.assignmentId) };
  });
}

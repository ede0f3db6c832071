import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Forbidden, Invalid, NotFound } from '../errors.ts';
import { newId, publicId } from '../ids.ts';
import { arrangeParties, as, noon, openStage, type Parties, type Stage } from '../testing/parties.ts';
import { type ContactState, contactStates, listContacts, numberOfContact } from './index.ts';

const hour = 3_600_000;
let stage: Stage;
let parties: Parties;
let listId: string;
/** By line. */
let contacts: Map<number, string>;

const at = (ms: number) => new Date(ms).toISOString();

async function layContact(line: number, state: ContactState, more: { blockedBy?: string } = {}) {
  const id = newId(noon);
  contacts.set(line, id);
  await stage.admin`
    insert into contact (tenant_id, id, list_id, campaign_id, assignment_id, line, number, number_key, name, state,
      blocked_by, created_at)
    values (${parties.principalId}, ${id}, ${listId}, ${parties.campaignId}, ${parties.assignmentId}, ${line},
      ${`+467017406${line + 10}`}, ${Buffer.alloc(16, line)}, ${`Konsument ${line}`}, ${state}, ${more.blockedBy ?? null},
      ${at(noon)})`;
}

async function layAttempt(line: number, startedAt: number, outcome: string | null, state = 'ended') {
  const [offer] = await stage.admin<
    { id: string }[]
  >`select id from offer where tenant_id = ${parties.principalId}`;
  await stage.admin`
    insert into attempt (tenant_id, id, assignment_id, campaign_id, contact_center_id, offer_id, contact_id, number,
      number_key, presented_number, state, dialing, purpose, redial, attempt_number, fencing, claimed_at, lease_until,
      started_at, outcome, rule_pack)
    values (${parties.principalId}, ${newId(noon)}, ${parties.assignmentId}, ${parties.campaignId},
      ${parties.contactCenterId}, ${offer!.id}, ${contacts.get(line)!}, ${`+467017406${line + 10}`},
      ${Buffer.alloc(16, line)}, '+46701740605', ${state}, 'manual', 'sell', false, 1, 1, ${at(startedAt)},
      ${at(startedAt)}, ${at(startedAt)}, ${outcome}, 'x')`;
}

const page = (input: Partial<Parameters<typeof listContacts>[1]> = {}) =>
  listContacts(parties.principal, { contactListId: publicId('contactList', listId), ...input });
const linesOf = ({ items }: { items: { line: number }[] }) => items.map(({ line }) => line);

describe("a list's contacts", () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());
  beforeEach(async () => {
    parties = await arrangeParties(stage);
    listId = newId(noon);
    contacts = new Map();
    await stage.admin`
      insert into contact_list (tenant_id, id, campaign_id, assignment_id, name, address_source, file_name, state, encoding,
        delimiter, number_column, created_at)
      values (${parties.principalId}, ${listId}, ${parties.campaignId}, ${parties.assignmentId}, 'Villor', 'Egna', 'v.csv',
        'planned', 'utf-8', ';', 0, ${at(noon)})`;
    // The states lie mixed, so that the file's order is nobody's own.
    for (const [n, state] of [...contactStates, ...contactStates].entries()) await layContact(n + 2, state);
  });

  it('stand in the order of the file whatever their state, page by page', async () => {
    const first = await page({ limit: 5 });
    expect(linesOf(first)).toEqual([2, 3, 4, 5, 6]);
    const second = await page({ limit: 5, cursor: first.cursor });
    expect(linesOf(second)).toEqual([7, 8, 9, 10, 11]);
    const third = await page({ limit: 5, cursor: second.cursor });
    expect(linesOf(third)).toEqual([12, 13]);
    expect(third.cursor).toBeNull();
    await expect(page({ cursor: 'x' })).rejects.toBeInstanceOf(Invalid);
  });

  it('are filtered by state', async () => {
    for (const [n, state] of contactStates.entries())
      expect(linesOf(await page({ state }))).toEqual([n + 2, n + 8]);
    const first = await page({ state: 'reached', limit: 1 });
    expect(linesOf(await page({ state: 'reached', limit: 1, cursor: first.cursor }))).toEqual([10]);
  });

  it('tell the next slot, the latest attempt and what blocks, and mask the number', async () => {
    await layContact(20, 'blocked', { blockedBy: 'nix-register' });
    await stage.admin`
      insert into slot (tenant_id, bucket, id, assignment_id, contact_id, number_key, state, not_before, dial_before,
        attempt_number, redial, fencing)
      select tenant_id, 0, ${newId(noon)}, assignment_id, id, number_key, 'planned', ${at(noon + hour)},
        ${at(noon + 2 * hour)}, 1, false, 0
      from contact where id = ${contacts.get(3)!}`;
    await layAttempt(3, noon - 3 * hour, 'busy');
    await layAttempt(3, noon - 2 * hour, 'no-answer');
    await layAttempt(3, noon - hour, null, 'released');
    const { items } = await page();
    expect(items.find(({ line }) => line === 3)).toEqual({
      id: publicId('contact', contacts.get(3)!),
      line: 3,
      number: '+4670•••••13',
      name: 'Konsument 3',
      state: 'planned',
      blockedBy: null,
      nextSlotAt: noon + hour,
      lastAttemptAt: noon - 2 * hour,
      lastOutcome: 'no-answer',
    });
    expect(items.at(-1)).toMatchObject({
      line: 20,
      blockedBy: 'nix-register',
      nextSlotAt: null,
      lastAttemptAt: null,
    });
    expect(JSON.stringify(items)).not.toMatch(/701740/);
  });

  it('lead to their number by their id', async () => {
    const contactId = publicId('contact', contacts.get(4)!);
    expect(await numberOfContact(parties.principal, contactId)).toEqual({
      number: '+46701740614',
      assignmentId: publicId('assignment', parties.assignmentId),
    });
  });

  it('are shown to their own principal alone, to those with the right', async () => {
    const contactListId = publicId('contactList', listId);
    const contactId = publicId('contact', contacts.get(4)!);
    const stranger = (await arrangeParties(stage)).principal;
    for (const ctx of [stranger, parties.center]) {
      await expect(listContacts(ctx, { contactListId })).rejects.toBeInstanceOf(NotFound);
      await expect(numberOfContact(ctx, contactId)).rejects.toBeInstanceOf(NotFound);
    }
    const lead = as(parties.principal, { kind: 'person', personId: newId(noon), role: 'agentLead' });
    await expect(listContacts(lead, { contactListId })).rejects.toBeInstanceOf(Forbidden);
  });
});

import { newId } from '../ids.ts';
import type { Stage } from './parties.ts';
import type { House } from './world-house.ts';
import type { Part } from './world-part-ids.ts';
import { day, lay } from './world-rows.ts';

/** Whose part it is, and its consumer's number as a key. */
export interface Laid {
  principal: House;
  center: House;
  part: Part;
  key: Buffer;
}

/** A list with one contact, and the calls that were made to it. */
export async function layCalls(stage: Stage, { principal, center, part, key }: Laid): Promise<void> {
  const { mark } = part;
  const now = stage.services.clock.now();
  const at = new Date(now - 20 * day).toISOString();
  const lately = new Date(now - 3_600_000).toISOString();
  const until = new Date(now + 30 * day).toISOString();
  const id = () => newId(now);
  const of = { assignment_id: part.assignmentId };
  const pack = 'se-consumer-2021-07-01';
  const put = (table: string, row: Record<string, unknown>) =>
    lay(stage, table, { tenant_id: principal.organizationId, ...row });
  const { admin } = stage;
  const list = { list_id: part.contactListId };
  await put('contact_list', {
    id: part.contactListId,
    campaign_id: part.campaignId,
    ...of,
    name: `${mark} lista`,
    address_source: `${mark} adresser`,
    file_name: `${mark}.csv`,
    state: 'planned',
    encoding: 'utf-8',
    delimiter: ';',
    number_column: 0,
    created_at: at,
  });
  await put('contact_list_part', { ...list, part: 0, content: Buffer.from(mark) });
  await put('refused_row', {
    ...list,
    line: 3,
    column: 'nummer',
    value: `${mark} rad`,
    reason: 'notANumber',
  });
  const contact = part.contactId;
  await put('contact', {
    id: contact,
    ...list,
    campaign_id: part.campaignId,
    ...of,
    line: 2,
    number: part.number,
    number_key: key,
    name: `${mark} konsument`,
    state: 'planned',
    created_at: at,
  });
  await put('slot', {
    bucket: 0,
    id: id(),
    ...of,
    contact_id: contact,
    number_key: key,
    state: 'planned',
    not_before: lately,
    dial_before: until,
    attempt_number: 1,
    redial: false,
    fencing: 0,
  });
  for (const attemptId of [part.attemptId, part.unsoldId]) {
    await put('attempt', {
      id: attemptId,
      ...of,
      campaign_id: part.campaignId,
      contact_center_id: center.organizationId,
      offer_id: part.offerId,
      number: part.number,
      number_key: key,
      presented_number: '+46701740661',
      state: 'ended',
      dialing: 'manual',
      purpose: 'sell',
      redial: false,
      attempt_number: 1,
      fencing: 1,
      claimed_at: lately,
      lease_until: lately,
      started_at: lately,
      ended_at: lately,
      outcome: 'answered',
      agent_reference: `${mark}-agent`,
      rule_pack: pack,
    });
  }
  await put('attempt_report', {
    id: id(),
    ...of,
    attempt_id: part.attemptId,
    received_at: lately,
    phase: 'ended',
    body: { mark },
    verdict: 'applied',
  });
  await put('reach', { offer_id: part.offerId, number_key: key, history: [] });
  await admin`update reach set history = '[]' where offer_id = ${part.offerId}`;
  await put('disclosure', {
    id: id(),
    ...of,
    attempt_id: part.attemptId,
    received_at: lately,
    body: { mark },
    rule_pack: pack,
  });
  await put('decision', {
    id: id(),
    ...of,
    number_key: key,
    at: lately,
    kind: 'explain',
    actor: 'person',
    allowed: true,
    findings: [],
    rule_pack: pack,
  });
}

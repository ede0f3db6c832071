import { randomBytes } from 'node:crypto';
import { newId, publicId } from '../ids.ts';
import type { Stage } from './parties.ts';
import type { Laid } from './world-calls.ts';
import { day, lay } from './world-rows.ts';

/** A sale with everything that hangs on it. */
export async function laySale(stage: Stage, { principal, center, part, key }: Laid): Promise<void> {
  const { mark } = part;
  const now = stage.services.clock.now();
  const lately = new Date(now - 3_600_000).toISOString();
  const until = new Date(now + 30 * day).toISOString();
  const of = { assignment_id: part.assignmentId };
  const pack = 'se-consumer-2021-07-01';
  const put = (table: string, row: Record<string, unknown>) =>
    lay(stage, table, { tenant_id: principal.organizationId, ...row });
  const [offer] = await stage.admin<{ fingerprint: Buffer }[]>`
    select fingerprint from offer where id = ${part.offerId}`;
  const { fingerprint } = offer!;
  const sale = { ...of, sale_id: part.saleId };
  await put('sale', {
    id: part.saleId,
    ...of,
    campaign_id: part.campaignId,
    contact_center_id: center.organizationId,
    attempt_id: part.attemptId,
    offer_id: part.offerId,
    offer_fingerprint: fingerprint,
    regime: 'dal2',
    subject: 'service',
    language: 'sv',
    state: 'offered',
    number: part.number,
    number_key: key,
    consumer_name: `${mark} köpare`,
    consumer_email: `kopare@${part.saleId}.example.test`,
    quantity: 1,
    call_ended_at: lately,
    facts: {},
    offer_sent_at: lately,
    answer_by: until,
    created_at: lately,
    rule_pack: pack,
  });
  await put('document', {
    id: part.documentId,
    ...sale,
    kind: 'offer',
    language: 'sv',
    file_name: `${mark}.pdf`,
    content_type: 'application/pdf',
    bytes: Buffer.from(`%PDF ${mark}`),
    sha256: randomBytes(32),
    pages: 1,
    content: { mark, says: { information: [], voidOtherwise: true } },
    offer_fingerprint: fingerprint,
    created_at: lately,
  });
  const answered = {
    id: newId(now),
    ...sale,
    at: lately,
    name: `${mark} köpare`,
    address: '192.0.2.1',
    device: mark,
    language: 'sv',
  };
  await put('acceptance', {
    ...answered,
    answer: 'declined',
    document_id: part.documentId,
    document_sha256: randomBytes(32),
    offer_fingerprint: fingerprint,
  });
  await put('withdrawal', { ...answered, id: newId(now), message: `${mark} ånger`, in_time: true });
  await put('consumer_token', {
    token_hash: randomBytes(32),
    ...sale,
    purpose: 'accept',
    created_at: lately,
  });
  await put('outbound_email', {
    id: newId(now),
    ...sale,
    idempotency_key: `${mark} ${part.saleId}`,
    template: 'offer',
    language: 'sv',
    recipient: `kopare@${part.saleId}.example.test`,
    params: { mark },
    state: 'queued',
    created_at: lately,
  });
  for (const [recordingId, hold] of [
    [part.recordingId, null],
    [part.heldRecordingId, `${mark} tvist`],
  ] as const) {
    await put('recording', {
      id: recordingId,
      ...of,
      contact_center_id: center.organizationId,
      attempt_id: part.attemptId,
      state: 'stored',
      started_at: lately,
      ended_at: lately,
      holds: ['offer'],
      content_type: 'audio/wav',
      size: 12,
      sha256: randomBytes(32),
      storage_key: `${principal.organizationId}/${recordingId}`,
      wrapped_key: randomBytes(60),
      call_ended_at: lately,
      created_at: lately,
      hold_reason: hold,
      hold_until: hold && until,
      rule_pack: pack,
    });
  }
}

/** What was found wrong, complained of and claimed, and what is due of it. */
export async function layAfterwards(stage: Stage, { principal, part, key }: Laid): Promise<void> {
  const { mark } = part;
  const now = stage.services.clock.now();
  const lately = new Date(now - 3_600_000).toISOString();
  const until = new Date(now + 30 * day).toISOString();
  const id = () => newId(now);
  const of = { assignment_id: part.assignmentId };
  const pack = 'se-consumer-2021-07-01';
  const put = (table: string, row: Record<string, unknown>) =>
    lay(stage, table, { tenant_id: principal.organizationId, ...row });
  await put('incident', {
    id: part.incidentId,
    ...of,
    duty: 'silent-call',
    outcome: 'breach',
    attempt_id: part.attemptId,
    opened_at: lately,
    facts: { mark },
    rule_pack: pack,
  });
  await put('violation_report', {
    id: id(),
    ...of,
    incident_id: part.incidentId,
    recipient: null,
    language: 'sv',
    words: `${mark} rapport`,
    made_by: principal.organizationId,
    made_by_name: mark,
    made_at: lately,
  });
  const claim = {
    ...of,
    received_by: principal.organizationId,
    number_key: key,
    number_masked: '070-…',
    call_at: lately,
    received_at: lately,
    due_at: until,
    created_at: lately,
  };
  await put('complaint', {
    ...claim,
    id: part.complaintId,
    kind: 'conduct',
    channel: 'phone',
    words: `${mark} klagomål`,
  });
  await put('tracing_claim', { ...claim, id: part.tracingClaimId, amount: 100, words: `${mark} anspråk` });
  await put('tracing_claim', {
    ...claim,
    id: part.decidedClaimId,
    amount: 100,
    words: `${mark} anspråk`,
    number_hidden: true,
    decision: 'repay',
    reason: mark,
    decided_at: lately,
    decided_by: mark,
  });
  await put('obligation', {
    id: part.obligationId,
    ...of,
    duty: 'conduct',
    subject: publicId('complaint', part.complaintId),
    responsible: 'both',
    state: 'open',
    due_at: until,
    created_at: lately,
    evidence: { mark },
    rule_pack: pack,
  });
}

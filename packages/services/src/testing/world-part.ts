import { CALLBACK_ELEMENTS, dayOf, formatDate } from '@ringratt/rules';
import { newId } from '../ids.ts';
import { numberKey } from '../numbers/key.ts';
import { offerFingerprint } from '../offers/fingerprint.ts';
import { announcement, layMatrix, scriptBlocks } from './gate.ts';
import type { Stage } from './parties.ts';
import { fullTerms } from './selling.ts';
import { layCalls } from './world-calls.ts';
import type { House } from './world-house.ts';
import type { Part } from './world-part-ids.ts';
import { day, lay, nextNumber } from './world-rows.ts';
import { layAfterwards, laySale } from './world-sale.ts';

export async function layPart(stage: Stage, principal: House, center: House, mark: string): Promise<Part> {
  const { admin } = stage;
  const now = stage.services.clock.now();
  const at = new Date(now - 20 * day).toISOString();
  const id = () => newId(now);
  const part: Part = {
    mark,
    offerId: id(),
    campaignId: id(),
    draftId: id(),
    scriptId: id(),
    assignmentId: id(),
    invitedId: id(),
    presentedNumberId: id(),
    contactListId: id(),
    contactId: id(),
    attemptId: id(),
    unsoldId: id(),
    saleId: id(),
    recordingId: id(),
    heldRecordingId: id(),
    documentId: id(),
    incidentId: id(),
    complaintId: id(),
    tracingClaimId: id(),
    decidedClaimId: id(),
    obligationId: id(),
    number: nextNumber(),
  };
  const tenant = { tenant_id: principal.organizationId };
  const key = numberKey(stage.services.secrets, part.number);
  const put = (table: string, row: Record<string, unknown>) => lay(stage, table, { ...tenant, ...row });
  const of = { assignment_id: part.assignmentId };
  const terms = { ...fullTerms, description: `${mark} villkor` };
  const fingerprint = offerFingerprint({ productKind: 'broadband', regime: 'dal2', terms });
  await put('offer', {
    id: part.offerId,
    lineage_id: part.offerId,
    version: 1,
    name: `${mark} erbjudande`,
    product_kind: 'broadband',
    regime: 'dal2',
    terms,
    fingerprint,
    created_at: at,
  });
  for (const [campaignId, state] of [
    [part.campaignId, 'live'],
    [part.draftId, 'draft'],
  ] as const) {
    await put('campaign', {
      id: campaignId,
      limits_id: campaignId,
      name: `${mark} ${state}`,
      kind: 'sale',
      offer_id: part.offerId,
      state,
      starts_on: '2026-10-01',
      ends_on: '2027-06-30',
      volume: 100_000,
      created_at: at,
    });
  }
  await put('script_version', {
    id: part.scriptId,
    campaign_id: part.campaignId,
    version: 1,
    blocks: [],
    created_at: at,
    approved_at: at,
    note: `${mark} manus`,
  });
  await admin`update script_version set blocks = ${admin.json(scriptBlocks as never)} where id = ${part.scriptId}`;
  await put('assignment', {
    id: part.assignmentId,
    campaign_id: part.campaignId,
    contact_center_id: center.organizationId,
    state: 'live',
    agents: 20,
    hopper: 0,
    dialing_modes: ['progressive', 'manual'],
    dialing_declared_at: at,
    script_version_id: part.scriptId,
    principal_signed_at: at,
    contact_center_signed_at: at,
    created_at: at,
  });
  await put('assignment', {
    id: part.invitedId,
    campaign_id: part.draftId,
    contact_center_id: center.organizationId,
    state: 'invited',
    created_at: at,
  });
  await put('assignment_totals', { ...of, counts: { mark }, refreshed_at: at });
  await put('attempt_day', {
    ...of,
    day: formatDate(dayOf(now - 20 * day)),
    attempts: 1,
    by_outcome: { [mark]: 1 },
    by_half_hour: { 20: 1 },
  });
  await layMatrix(admin, {
    tenantId: principal.organizationId,
    assignmentId: part.assignmentId,
    since: now - 20 * day,
  });
  const [version] = await admin<{ id: string }[]>`
    select id from responsibility_version where assignment_id = ${part.assignmentId}`;
  await put('responsibility_comment', {
    id: id(),
    ...of,
    version_id: version!.id,
    organization_id: principal.organizationId,
    person_name: mark,
    words: `${mark} kommentar`,
    created_at: at,
  });
  await put('presented_number', {
    id: part.presentedNumberId,
    ...of,
    number: nextNumber(),
    from_at: at,
    callable: true,
    answered_by: 'message',
    announcement: {
      ...announcement,
      sv: `${mark} ringde`,
      says: CALLBACK_ELEMENTS.map((element) => element.id),
    },
    announced_at: at,
    created_at: at,
  });
  await layCalls(stage, { principal, center, part, key });
  await laySale(stage, { principal, center, part, key });
  await layAfterwards(stage, { principal, center, part, key });
  return part;
}

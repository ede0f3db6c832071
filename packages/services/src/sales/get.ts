import { type Tx, withCenterOverview } from '@ringratt/db';
import { type Day, type DutyId, judgeSale, withdrawalEndsOn } from '@ringratt/rules';
import { readAssignment } from '../assignments/enter.ts';
import type { Context } from '../context.ts';
import { withdrawalDaysOf } from '../documents/content.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { type RecordingItem, readRecordings, showRecording } from '../recordings/list.ts';
import { readSale, type SaleRow, saleFacts } from './facts.ts';
import type { SaleFinding } from './judge.ts';
import { readSoldBy } from './parties.ts';

export interface SaleDocument {
  id: string;
  kind: 'offer' | 'contract';
  fileName: string;
  sha256: string;
  size: number;
  pages: number;
  createdAt: number;
}

export interface SaleEmail {
  id: string;
  template: string;
  recipient: string;
  state: 'queued' | 'sending' | 'sent' | 'refused' | 'failed';
  tries: number;
  createdAt: number;
  sentAt: number | null;
  lastAnswer: string | null;
}

export interface SaleObligation {
  id: string;
  duty: DutyId;
  subject: string;
  state: 'open' | 'met' | 'breached' | 'waived';
  dueAt: number;
  closedAt: number | null;
  breachedAt: number | null;
}

export interface SaleDetail {
  id: string;
  /** Whether it lies with the acting organization: what the consumer's device told is shown there alone. */
  own: boolean;
  assignmentId: string;
  attemptId: string;
  campaignId: string;
  campaignName: string;
  principalName: string;
  centerName: string;
  offer: { id: string; name: string; version: number; fingerprint: string };
  regime: SaleRow['regime'];
  subject: SaleRow['subject'];
  state: SaleRow['state'];
  language: SaleRow['language'];
  number: string;
  consumer: { name: string; email: string; address: string | null };
  quantity: number;
  agreed: string | null;
  agentReference: string | null;
  callStartedAt: number;
  callEndedAt: number;
  createdAt: number;
  answerBy: number | null;
  /** The earliest instant at which the consumer's answer counts, where the campaign lets time to consider bind it. */
  answerFrom: number | null;
  deliveredAt: number | null;
  withdrawalDays: number | null;
  withdrawalEndsOn: Day | null;
  disclosures: { id: string; at: number }[];
  documents: SaleDocument[];
  emails: SaleEmail[];
  acceptance: {
    answer: 'accepted' | 'declined';
    name: string;
    at: number;
    address: string | null;
    device: string | null;
    documentSha256: string;
  } | null;
  withdrawals: { at: number; name: string; message: string | null; inTime: boolean }[];
  recordings: RecordingItem[];
  obligations: SaleObligation[];
  findings: SaleFinding[];
  /** An oral agreement that no recording shows (4.3). */
  withoutProof: boolean;
  rulePack: string;
}

/**
 * One sale from call to contract, for either of its parties, as it is on record now.
 *
 * Indexes: sale_pkey, document_once, outbound_email_sale, recording_attempt, obligation_subject.
 *
 * @throws NotFound, Forbidden
 */
export async function getSale(ctx: Context, given: string): Promise<SaleDetail> {
  const id = idOf('sale', given);
  const assignmentId = await assignmentOfSale(ctx, id);
  return readAssignment(ctx, assignmentId, 'sale.read', (tx) => detailOf(tx, ctx, id));
}

/** @throws NotFound alike for another's sale and for none */
export async function assignmentOfSale(ctx: Context, id: string): Promise<string> {
  const [own] = await readOwnTenant(
    ctx,
    ({ sql }) => sql<{ assignmentId: string }[]>`
      select assignment_id as "assignmentId" from sale where tenant_id = ${ctx.organizationId} and id = ${id}`,
  );
  if (own) return own.assignmentId;
  const [shared] = await withCenterOverview(
    ctx.database,
    { organizationId: ctx.organizationId },
    ({ sql }) => sql<{ assignmentId: string }[]>`
      select assignment_id as "assignmentId" from sale
      where tenant_id = any (array(select tenant_id from assignment where contact_center_id = ${ctx.organizationId}))
        and id = ${id}`,
  );
  if (!shared) throw new NotFound('sale');
  return shared.assignmentId;
}

/** The same inside a transaction that may see it. */
export async function detailOf(tx: Tx, ctx: Context, id: string): Promise<SaleDetail> {
  const { sql, tenantId } = tx;
  const sale = await readSale(tx, id);
  const own = tenantId === ctx.organizationId;
  const recordings = await readRecordings(tx, sale.attemptId);
  const subjects = [
    publicId('sale', id),
    ...recordings.map((recording) => publicId('recording', recording.id)),
  ];
  const [sold, facts, [call], disclosures, documents, emails, [answer], withdrawals, obligations] =
    await Promise.all([
      readSoldBy(tx, sale),
      saleFacts(tx, sale, ctx.clock.now()),
      sql<{ startedAt: number; agentReference: string | null; campaignName: string; centerName: string }[]>`
        select t.started_at as "startedAt", s.agent_reference as "agentReference", c.name as "campaignName", k.name as "centerName"
        from sale s join attempt t on t.tenant_id = s.tenant_id and t.id = s.attempt_id
        join campaign c on c.tenant_id = s.tenant_id and c.id = s.campaign_id join organization k on k.id = s.contact_center_id
        where s.tenant_id = ${tenantId} and s.id = ${id}`,
      sql<{ id: string; at: number }[]>`
        select id, received_at as at from disclosure where tenant_id = ${tenantId} and attempt_id = ${sale.attemptId}
        order by received_at, id`,
      sql<(Omit<SaleDocument, 'sha256'> & { sha256: Buffer })[]>`
        select id, kind, file_name as "fileName", sha256, octet_length(bytes) as size, pages, created_at as "createdAt"
        from document where tenant_id = ${tenantId} and sale_id = ${id} order by created_at, id`,
      sql<SaleEmail[]>`
        select id, template, recipient, state, tries, created_at as "createdAt", sent_at as "sentAt", last_answer as "lastAnswer"
        from outbound_email where tenant_id = ${tenantId} and sale_id = ${id} order by created_at, id`,
      sql<
        {
          answer: 'accepted' | 'declined';
          name: string;
          at: number;
          address: string;
          device: string;
          sha256: Buffer;
        }[]
      >`
        select answer, name, at, address, device, document_sha256 as sha256 from acceptance
        where tenant_id = ${tenantId} and sale_id = ${id}`,
      sql<SaleDetail['withdrawals'][number][]>`
        select at, name, message, in_time as "inTime" from withdrawal where tenant_id = ${tenantId} and sale_id = ${id}
        order by at, id`,
      sql<SaleObligation[]>`
        select id, duty, subject, state, due_at as "dueAt", closed_at as "closedAt", breached_at as "breachedAt"
        from obligation where tenant_id = ${tenantId} and subject = any (${subjects}) order by due_at, id`,
    ]);
  const findings = judgeSale(facts).flatMap(({ duty, outcome, reasons }): SaleFinding[] =>
    outcome === 'breach' || outcome === 'undetermined'
      ? [
          {
            rule: duty,
            outcome,
            reasons: reasons.map(({ requirement, outcome, text }) => ({ requirement, outcome, text })),
          },
        ]
      : [],
  );
  return {
    id: publicId('sale', id),
    own,
    assignmentId: publicId('assignment', sale.assignmentId),
    attemptId: publicId('attempt', sale.attemptId),
    campaignId: publicId('campaign', sale.campaignId),
    campaignName: call!.campaignName,
    principalName: sold.principal.name,
    centerName: call!.centerName,
    offer: {
      id: publicId('offer', sold.offer.id),
      name: sold.offer.name,
      version: sold.offer.version,
      fingerprint: sale.offerFingerprint.toString('hex'),
    },
    regime: sale.regime,
    subject: sale.subject,
    state: sale.state,
    language: sale.language,
    number: sale.number,
    consumer: { name: sale.consumerName, email: sale.consumerEmail, address: sale.consumerAddress },
    quantity: sale.quantity,
    agreed: sale.agreed,
    agentReference: call!.agentReference,
    callStartedAt: call!.startedAt,
    callEndedAt: sale.callEndedAt,
    createdAt: sale.createdAt,
    answerBy: sale.answerBy,
    answerFrom:
      sale.acceptanceWaitsHours === null ? null : sale.callEndedAt + sale.acceptanceWaitsHours * 3_600_000,
    deliveredAt: sale.deliveredAt,
    withdrawalDays: withdrawalDaysOf(sale.regime, sold.offer.terms),
    withdrawalEndsOn: withdrawalEndsOn(facts),
    disclosures: disclosures.map((row) => ({ ...row, id: publicId('disclosure', row.id) })),
    documents: documents.map((row) => ({
      ...row,
      id: publicId('document', row.id),
      sha256: row.sha256.toString('hex'),
    })),
    emails: emails.map((row) => ({ ...row, id: publicId('email', row.id) })),
    acceptance: answer
      ? {
          answer: answer.answer,
          name: answer.name,
          at: answer.at,
          address: own ? answer.address : null,
          device: own ? answer.device : null,
          documentSha256: answer.sha256.toString('hex'),
        }
      : null,
    withdrawals: [...withdrawals],
    recordings: recordings.map((row) => showRecording(ctx, row)),
    obligations: obligations.map((row) => ({ ...row, id: publicId('obligation', row.id) })),
    findings,
    withoutProof:
      sale.regime === 'exempt' &&
      !recordings.some(({ state, holds }) => state !== 'refused' && holds.includes('agreement')),
    rulePack: sale.rulePack,
  };
}

import type { Tx } from '@ringratt/db';
import type { Regime, SaleFacts, Subject } from '@ringratt/rules';
import { NotFound } from '../errors.ts';
import { recordingFacts } from '../recordings/facts.ts';
import type { Language, SaleState, ToldFacts } from './schemas.ts';

/** A sale as the acts on it read it; instants in epoch milliseconds. */
export interface SaleRow {
  id: string;
  assignmentId: string;
  campaignId: string;
  contactCenterId: string;
  attemptId: string;
  offerId: string;
  offerFingerprint: Buffer;
  regime: Regime;
  subject: Subject | null;
  withdrawalDays: 14 | 30 | null;
  language: Language;
  state: SaleState;
  number: string;
  consumerName: string;
  consumerEmail: string;
  consumerAddress: string | null;
  quantity: number;
  agreed: string | null;
  callEndedAt: number;
  acceptanceWaitsHours: number | null;
  facts: ToldFacts;
  offerSentAt: number | null;
  answerBy: number | null;
  answeredAt: number | null;
  contractSentAt: number | null;
  deliveredAt: number | null;
  withdrawnAt: number | null;
  createdAt: number;
  rulePack: string;
  /** Which of its links the consumer holds. */
  linkGeneration: number;
}

/**
 * Reads a sale of the transaction's tenant. Index: the primary key.
 *
 * @param options.lock so that one act at a time goes on with it
 * @throws NotFound
 */
export async function readSale(tx: Tx, id: string, options: { lock?: boolean } = {}): Promise<SaleRow> {
  const [row] = await tx.sql<SaleRow[]>`
    select s.id, s.assignment_id as "assignmentId", s.campaign_id as "campaignId",
      s.contact_center_id as "contactCenterId", s.attempt_id as "attemptId", s.offer_id as "offerId",
      s.offer_fingerprint as "offerFingerprint", s.regime, s.subject, s.withdrawal_days as "withdrawalDays", s.language,
      s.state, s.number, s.consumer_name as "consumerName", s.consumer_email as "consumerEmail",
      s.consumer_address as "consumerAddress", s.quantity, s.agreed, s.call_ended_at as "callEndedAt",
      s.acceptance_waits_hours as "acceptanceWaitsHours", s.facts, s.offer_sent_at as "offerSentAt",
      s.answer_by as "answerBy", s.answered_at as "answeredAt", s.contract_sent_at as "contractSentAt",
      s.delivered_at as "deliveredAt", s.withdrawn_at as "withdrawnAt", s.created_at as "createdAt",
      s.rule_pack as "rulePack", s.link_generation as "linkGeneration"
    from sale s where s.tenant_id = ${tx.tenantId} and s.id = ${id} ${options.lock ? tx.sql`for update` : tx.sql``}`;
  if (!row) throw new NotFound('sale');
  return row;
}

/** What is said of a document by whoever made it. */
export interface DocumentSays {
  /** All the information that the act asks for. */
  information: boolean;
  /** That an agreement made otherwise is void. */
  voidOtherwise: boolean;
}

/**
 * All that is on record of a sale, as the rules read it: what was told in the call, later words over earlier
 * ones, and what has become of it since.
 */
export async function saleFacts(tx: Tx, sale: SaleRow, at: number): Promise<SaleFacts> {
  const [told, documents, [answer]] = await Promise.all([
    tx.sql<{ body: ToldFacts }[]>`
      select body from disclosure where tenant_id = ${tx.tenantId} and attempt_id = ${sale.attemptId}
      order by received_at, id`,
    tx.sql<{ kind: string; says: DocumentSays; fingerprint: Buffer }[]>`
      select kind, content->'says' as says, offer_fingerprint as fingerprint from document
      where tenant_id = ${tx.tenantId} and sale_id = ${sale.id}`,
    tx.sql<{ answer: string; at: number; fingerprint: Buffer }[]>`
      select answer, at, offer_fingerprint as fingerprint from acceptance
      where tenant_id = ${tx.tenantId} and sale_id = ${sale.id}`,
  ]);
  const call = mergeTold([...told.map(({ body }) => body), sale.facts]);
  const offer = documents.find(({ kind }) => kind === 'offer');
  const contract = documents.find(({ kind }) => kind === 'contract');
  return {
    regime: sale.regime,
    // An offer that does not say which is asked for what both must tell; the period then counts as a service's.
    subject: sale.subject ?? 'service',
    at,
    callEndedAt: sale.callEndedAt,
    offer: offer ? { sentAt: sale.offerSentAt, durable: true, ...shown(offer.says) } : null,
    acceptanceInCall: call.acceptanceInCall ?? null,
    acceptance: answer?.answer === 'accepted' ? { at: answer.at, written: true } : null,
    acceptanceWaitsHours: sale.acceptanceWaitsHours,
    withdrawal: call.withdrawal ?? null,
    withdrawalDays: sale.withdrawalDays,
    readBack: call.readBack ?? null,
    recording: await recordingFacts(tx, sale.attemptId, call.recording ?? null),
    contract: contract
      ? {
          sentAt: sale.contractSentAt,
          mirrorsOffer: contract.fingerprint.equals(answer?.fingerprint ?? sale.offerFingerprint),
          availableToConsumer: true,
        }
      : null,
    deliveredAt: sale.deliveredAt,
  };
}

/** What was told of one call, later words over earlier ones. */
export function mergeTold(reports: readonly ToldFacts[]): ToldFacts {
  const call: ToldFacts = {};
  for (const said of reports) {
    for (const part of ['withdrawal', 'acceptanceInCall', 'recording', 'readBack'] as const) {
      if (said[part]) call[part] = { ...call[part], ...said[part] } as never;
    }
  }
  return call;
}

const shown = (says: DocumentSays) => ({
  information: says.information,
  saysVoidOtherwise: says.voidOtherwise,
});

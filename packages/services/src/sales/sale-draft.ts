import { withCenterOverview } from '@ringratt/db';
import type { RecordingFacts, Regime, Subject } from '@ringratt/rules';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { missingInformation } from '../offers/information.ts';
import type { OfferTerms } from '../offers/schemas.ts';
import { recordingFacts } from '../recordings/facts.ts';
import { mergeTold } from './facts.ts';
import { inOwnCall } from './in-own-call.ts';
import type { ToldFacts } from './schemas.ts';

export interface OfferToSell {
  id: string;
  name: string;
  version: number;
  regime: Regime;
  subject: Subject | null;
  withdrawalDays: 14 | 30 | null;
  /** What the act asks for and this version does not say: its written offer would wait. */
  missing: { id: string; title: { sv: string; en: string }; reference: string }[];
}

export interface SaleDraft {
  attemptId: string;
  number: string;
  campaignName: string;
  principalName: string;
  startedAt: number;
  /** Null while nobody has reported it: whoever writes the sale down says when the call ended. */
  endedAt: number | null;
  agentReference: string | null;
  /** Whether it follows a silent call: the agent says so first (3.3). */
  redial: boolean;
  /** Whether the campaign's calls are recorded. */
  recorded: boolean;
  /** The campaign's own version first. */
  offers: OfferToSell[];
  /** What has been reported of the call already. */
  told: ToldFacts;
  recording: RecordingFacts | null;
  saleId: string | null;
}

/**
 * What there is to know before a sale is written down: the call, the versions that can have been offered, and what
 * has been told of it. Index: the primary key.
 *
 * @throws NotFound, Forbidden but for the contact center that called
 */
export async function saleDraft(ctx: Context, given: string): Promise<SaleDraft> {
  const answer = await inOwnCall(
    ctx,
    given,
    async (tx, _, attemptId): Promise<Omit<SaleDraft, 'principalName'> & { tenantId: string }> => {
      const { sql, tenantId } = tx;
      const [[call], offers, told, recording] = await Promise.all([
        sql<Omit<SaleDraft, 'principalName' | 'offers' | 'told' | 'recording'>[]>`
          select t.id as "attemptId", t.number, c.name as "campaignName", t.started_at as "startedAt", t.ended_at as "endedAt", t.agent_reference as "agentReference", t.redial,
            c.recorded, s.id as "saleId"
          from attempt t join campaign c on c.tenant_id = t.tenant_id and c.id = t.campaign_id
          left join sale s on s.tenant_id = t.tenant_id and s.attempt_id = t.id
          where t.tenant_id = ${tenantId} and t.id = ${attemptId}`,
        sql<{ id: string; name: string; version: number; regime: Regime; terms: OfferTerms }[]>`
          select o.id, o.name, o.version, o.regime, o.terms from offer o
          join offer sold on sold.tenant_id = o.tenant_id and sold.lineage_id = o.lineage_id
          where sold.tenant_id = ${tenantId}
            and sold.id = (select offer_id from attempt where tenant_id = ${tenantId} and id = ${attemptId})
          order by o.id = sold.id desc, o.version desc limit 50`,
        sql<{ body: ToldFacts }[]>`
          select body from disclosure where tenant_id = ${tenantId} and attempt_id = ${attemptId}
          order by received_at, id`,
        recordingFacts(tx, attemptId, null),
      ]);
      if (!call) throw new NotFound('attempt');
      return {
        ...call,
        tenantId,
        attemptId: publicId('attempt', call.attemptId),
        saleId: call.saleId && publicId('sale', call.saleId),
        offers: offers.map(({ id, name, version, regime, terms }) => ({
          id: publicId('offer', id),
          name,
          version,
          regime,
          subject: terms.subject ?? null,
          withdrawalDays: regime === 'dal3' ? (terms.withdrawalDays ?? null) : null,
          missing: missingInformation({ regime, terms }).map(({ id, title, reference }) => ({
            id,
            title,
            reference,
          })),
        })),
        told: mergeTold(told.map(({ body }) => body)),
        recording: recording ?? null,
      };
    },
    { readOnly: true },
  );
  const { tenantId, ...draft } = answer;
  // Who the principal is, the center reads by its own right: a principal's transaction knows its centers alone.
  const [principal] = await withCenterOverview(
    ctx.database,
    { organizationId: ctx.organizationId },
    ({ sql }) => sql<{ name: string }[]>`select name from organization where id = ${tenantId}`,
  );
  return { ...draft, principalName: principal?.name ?? '' };
}

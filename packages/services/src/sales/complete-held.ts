import { type Tx, withAssignmentAsPrincipal } from '@ringratt/db';
import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { scheduleWork } from '../due-work/schedule.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { offerFingerprint } from '../offers/fingerprint.ts';
import { missingInformation } from '../offers/information.ts';
import type { OfferTerms, Regime } from '../offers/schemas.ts';
import { authorize } from '../permissions.ts';
import { actOnSale } from './act-on-sale.ts';
import { readSale, type SaleRow } from './facts.ts';
import { assignmentOfSale } from './get.ts';
import { judgeSaleNow } from './judge.ts';

interface Version {
  id: string;
  version: number;
  name: string;
  productKind: string;
  regime: Regime;
  terms: OfferTerms;
  fingerprint: Buffer;
}

export interface Completion {
  offerId: string;
  version: number;
  name: string;
  /** What it still lacks. */
  missing: { id: string; title: { sv: string; en: string } }[];
  /** Says something else than was sold: it cannot stand for what the consumer heard. */
  differs: boolean;
}

export interface Completions {
  /** What the version that was sold lacks. */
  missing: Completion['missing'];
  versions: Completion[];
}

const schema = z.object({ saleId: z.string(), offerId: z.string() });

/**
 * Lets a sale that was held go on with a later version of its offer, one that says what the sold one lacked and
 * nothing else of what was sold: the written offer goes out, within the time that has run since the call.
 *
 * @throws NotFound, Forbidden
 * @throws Conflict `sale-not-held`
 * @throws Invalid with `offerId`: `notOffered`, `stillIncomplete`, `differsFromSold`
 */
export async function completeHeldSale(ctx: Context, input: z.input<typeof schema>): Promise<void> {
  const { saleId, offerId } = parseInput(schema, input);
  const id = idOf('offer', offerId);
  await actOnSale(ctx, saleId, 'sale.send', async (tx, sale) => {
    if (sale.state !== 'held') throw new Conflict('sale-not-held', 'The sale is not held.');
    const versions = await versionsOf(tx, sale);
    const sold = versions.find((version) => version.id === sale.offerId);
    const chosen = versions.find((version) => version.id === id);
    const refuse = (message: string) => new Invalid([{ path: 'offerId', message }]);
    if (!sold || !chosen) throw refuse('notOffered');
    if (missingInformation(chosen).length > 0) throw refuse('stillIncomplete');
    if (!mirrors(sold, chosen)) throw refuse('differsFromSold');
    await tx.sql`
      update sale set offer_id = ${chosen.id}, offer_fingerprint = ${chosen.fingerprint}, state = 'recorded',
        subject = ${chosen.terms.subject ?? null},
        withdrawal_days = ${chosen.regime === 'dal3' ? (chosen.terms.withdrawalDays ?? null) : null}
      where tenant_id = ${tx.tenantId} and id = ${sale.id}`;
    await recordEvent(tx, ctx, {
      action: 'sale.completed',
      subject: publicId('sale', sale.id),
      assignmentId: sale.assignmentId,
      body: {
        offer: publicId('offer', chosen.id),
        fingerprint: chosen.fingerprint.toString('hex'),
        before: publicId('offer', sold.id),
      },
    });
    const dueAt = Math.max(ctx.clock.now(), sale.callEndedAt);
    await scheduleWork(tx, { kind: 'sale.offer', subjectId: sale.id, dueAt });
    await judgeSaleNow(tx, ctx, await readSale(tx, sale.id));
  });
}

/**
 * What a held sale waits for, and the versions made after the one that was sold, newest first, each with what speaks
 * against it; null for a sale that is not held.
 *
 * @throws NotFound, Forbidden
 */
export async function saleCompletions(ctx: Context, given: string): Promise<Completions | null> {
  const saleId = idOf('sale', given);
  const assignmentId = await assignmentOfSale(ctx, saleId);
  const found = await withAssignmentAsPrincipal(
    ctx.database,
    { organizationId: ctx.organizationId, assignmentId, readOnly: true },
    async (tx): Promise<{ value: Completions | null }> => {
      authorize(ctx, 'sale.read');
      const sale = await readSale(tx, saleId);
      if (sale.state !== 'held') return { value: null };
      const versions = await versionsOf(tx, sale);
      const sold = versions.find((version) => version.id === sale.offerId)!;
      const lacks = (version: Version) => missingInformation(version).map(({ id, title }) => ({ id, title }));
      const later = versions
        .filter(({ version }) => version > sold.version)
        .map((version) => ({
          offerId: publicId('offer', version.id),
          version: version.version,
          name: version.name,
          missing: lacks(version),
          differs: !mirrors(sold, version),
        }));
      return { value: { missing: lacks(sold), versions: later } };
    },
  );
  if (!found) throw new NotFound('sale');
  return found.value;
}

/** Index: offer_version. */
const versionsOf = (tx: Tx, sale: SaleRow) => tx.sql<Version[]>`
  select o.id, o.version, o.name, o.product_kind as "productKind", o.regime, o.terms, o.fingerprint
  from offer o join offer sold on sold.tenant_id = o.tenant_id and sold.lineage_id = o.lineage_id
  where sold.tenant_id = ${tx.tenantId} and sold.id = ${sale.offerId}
  order by o.version desc limit 100`;

/** Whether a version says all that the sold one said, and the same: what it says beside that was not said before. */
function mirrors(sold: Version, other: Version): boolean {
  const names = (Object.keys(sold.terms) as (keyof OfferTerms)[]).filter((name) => {
    const value = sold.terms[name];
    return value !== null && value !== undefined;
  });
  const only = ({ productKind, regime, terms }: Version) =>
    offerFingerprint({
      productKind,
      regime,
      terms: Object.fromEntries(names.map((name) => [name, terms[name]])),
    });
  return only(sold).equals(only(other));
}

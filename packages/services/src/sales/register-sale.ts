import type { Context } from '../context.ts';
import { parseInput } from '../input.ts';
import { inOwnCall } from './in-own-call.ts';
import { keepDisclosures } from './record-disclosures.ts';
import { keepSale, type RecordedSale } from './record-sale.ts';
import { disclosureInput, type SaleInput, saleInput } from './schemas.ts';

const said = disclosureInput.pick({ said: true, atHand: true, askedToContinue: true, wishToEnd: true });

export type RegisterSaleInput = SaleInput & { disclosures?: unknown };

/**
 * A sale as a person writes it down, with what was said in the call: both reports of the API in one transaction,
 * so that neither stands without the other.
 *
 * @throws NotFound where the attempt is not the organization's
 * @throws Forbidden but for the contact center that called
 * @throws Invalid with every field at fault, Conflict as `recordSale`
 */
export async function registerSale(
  ctx: Context,
  given: string,
  { disclosures, ...input }: RegisterSaleInput,
): Promise<RecordedSale> {
  return inOwnCall(ctx, given, async (tx, assignment, attemptId) => {
    const body = parseInput(saleInput.extend({ disclosures: said.nullish() }), { ...input, disclosures });
    const { disclosures: told, ...sold } = body;
    if (told) {
      const { agentReference } = sold;
      await keepDisclosures(tx, ctx, assignment, attemptId, { ...told, agentReference });
    }
    return keepSale(tx, ctx, assignment, attemptId, sold);
  });
}

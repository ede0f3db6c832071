import type { Tx } from '@ringratt/db';
import type { Context } from '../context.ts';
import { readSale } from './facts.ts';
import { judgeSaleNow, type SaleFinding } from './judge.ts';

/** Judges the sale made in a call anew; a call without one has nothing to judge. Index: sale_attempt. */
export async function judgeAttemptsSale(tx: Tx, ctx: Context, attemptId: string): Promise<SaleFinding[]> {
  const [sale] = await tx.sql<{ id: string }[]>`
    select id from sale where tenant_id = ${tx.tenantId} and attempt_id = ${attemptId}`;
  return sale ? judgeSaleNow(tx, ctx, await readSale(tx, sale.id)) : [];
}

import { withoutTenant, withTenant } from '@ringratt/db';
import { recordEvent } from '../audit/record.ts';
import { sealTrail } from '../audit/seal-trail.ts';
import { signCheckpoints } from '../audit/sign-checkpoints.ts';
import type { Context, Services } from '../context.ts';

/** One act of so many events in the context's own tenant. */
export function act(ctx: Context, events: number, assignmentId: string | null): Promise<void> {
  return withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
    for (let i = 0; i < events; i++) {
      await recordEvent(tx, ctx, {
        action: 'test.done',
        subject: `test:${i}`,
        assignmentId,
        body: { i, words: 'Åsa ringde “två” gånger', list: [1.5, null, true, { deep: [] }] },
      });
    }
  });
}

/**
 * Seals until nothing is left. The watermark is the whole cluster's: a transaction of another test's database
 * holds it up for a moment.
 */
export async function sealAll(services: Services): Promise<number> {
  let sealed = 0;
  for (;;) {
    sealed += await sealTrail(services);
    const [row] = await withoutTenant(services.database, (tx) => tx.sql`select oldest_unsealed() as oldest`);
    if (row?.oldest === null) return sealed;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A trail of some length, sealed and signed a few times on the way, the last events after the last signing. */
export async function layTrail(ctx: Context, events: number, assignmentId: string | null): Promise<void> {
  for (let part = 0; part < 4; part++) {
    await act(ctx, Math.ceil(events / 4), assignmentId);
    await sealAll(ctx);
    if (part < 3) await signCheckpoints(ctx, { interval: -1 });
  }
}

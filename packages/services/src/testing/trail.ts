import { withTenant } from '@ringratt/db';
import { recordEvent } from '../audit/record.ts';
import { sealEvents } from '../audit/seal.ts';
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

/** Seals until nothing is left. */
export async function sealAll(services: Services): Promise<number> {
  let sealed = 0;
  for (;;) {
    const pass = await sealEvents(services);
    sealed += pass.sealed;
    if (!pass.busy && pass.sealed === 0) return sealed;
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

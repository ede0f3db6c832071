import { withTenant } from '@ringratt/db';
import { recordEvent } from '../audit/record.ts';
import { signCheckpoints } from '../audit/sign-checkpoints.ts';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import type { Stage } from './parties.ts';
import { act, sealAll } from './trail.ts';
import { type House, layHouse } from './world-house.ts';
import { layPart } from './world-part.ts';
import type { Part } from './world-part-ids.ts';

/** A principal with two campaigns, each with a contact center of its own; every tenant's table has rows of theirs. */
export interface World {
  principal: House;
  center: House;
  own: Part;
  /** The other center's, under the same principal. */
  siblingCenter: House;
  sibling: Part;
}

/** Every text that somebody wrote holds the mark of whose it is, so that a word that crosses is seen. */
export async function layWorld(stage: Stage, mark: string): Promise<World> {
  const principal = await layHouse(stage, { mark: `${mark}-uppdragsgivare`, principal: true });
  const center = await layHouse(stage, { mark: `${mark}-central`, principal: false });
  const siblingCenter = await layHouse(stage, { mark: `${mark}-granncentral`, principal: false });
  const own = await layPart(stage, principal, center, `${mark}-uppdrag`);
  const sibling = await layPart(stage, principal, siblingCenter, `${mark}-grannuppdrag`);
  return { principal, center, own, siblingCenter, sibling };
}

/** Seals and signs what the worlds have done so far, so that chains have places. */
export async function sealWorlds(stage: Stage, worlds: readonly World[]): Promise<void> {
  for (const { principal, own, sibling } of worlds) {
    const job: Context = { ...principal.owner, actor: { kind: 'job', name: principal.mark } };
    await act(job, 1, null);
    for (const { campaignId } of [own, sibling]) {
      await withTenant(job.database, { tenantId: job.organizationId }, (tx) =>
        recordEvent(tx, job, {
          action: 'campaign.started',
          subject: publicId('campaign', campaignId),
          body: { mark: principal.mark },
        }),
      );
    }
    for (const part of [own, sibling])
      await act({ ...job, actor: { kind: 'job', name: part.mark } }, 2, part.assignmentId);
  }
  await sealAll(stage.services);
  await signCheckpoints(stage.services, { interval: -1 });
}
// What the walks of other packages take from here too.
export { asAuditor } from '@ringratt/db';
export { scriptBlocks } from './gate.ts';
export { fullTerms } from './selling.ts';
export type { House } from './world-house.ts';
export type { Part } from './world-part-ids.ts';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../context.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { arrangeParties, as, eventsOf, openStage, type Parties, type Stage } from '../testing/parties.ts';
import {
  addScriptVersion,
  approveScript,
  getAssignmentScript,
  getCampaignScript,
  getServedScript,
  listScripts,
} from './index.ts';

let stage: Stage;
let parties: Parties;
let campaignId: string;
let assignmentId: string;

const own = { element: 'own-words' as const, text: 'Hej, {consumer}. Jag ringer för {principal}.' };
const complete = async (ctx: Context) => (await getCampaignScript(ctx, campaignId)).defaults.sv;
const add = (blocks: Parameters<typeof addScriptVersion>[1]['blocks'], after?: number | null) =>
  addScriptVersion(parties.principal, { campaignId, blocks, ...(after !== undefined && { after }) });

describe('scripts', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(async () => {
    parties = await arrangeParties(stage);
    campaignId = publicId('campaign', parties.campaignId);
    assignmentId = publicId('assignment', parties.assignmentId);
    await stage.admin`update offer set terms = '{"description":"Fiber 500/500","monthlyPrice":44900,"subject":"service"}'
      where tenant_id = ${parties.principalId}`;
  });
  afterAll(() => stage?.close());

  it('are served once approved, and not before', async () => {
    const { id } = await add(await complete(parties.principal));
    expect((await getAssignmentScript(parties.center, assignmentId)).script).toBeNull();
    await expect(getServedScript(parties.center, { assignmentId, scriptVersionId: id })).rejects.toThrow(
      NotFound,
    );
    await approveScript(parties.principal, { scriptId: id });
    const { script } = await getAssignmentScript(parties.center, assignmentId);
    expect(script).toMatchObject({ scriptVersionId: id, version: 1, language: 'sv' });
    expect((await eventsOf(stage, parties.principalId)).map((event) => event.action)).toEqual([
      'script.added',
      'script.approved',
    ]);
    // A second click is no second act.
    await approveScript(parties.principal, { scriptId: id });
    expect(await eventsOf(stage, parties.principalId)).toHaveLength(2);
  });

  it('are refused approval while an element is missing, and name it', async () => {
    const blocks = (await complete(parties.principal)).filter((block) => block.element !== 'closing');
    const { id } = await add(blocks);
    const refused = await approveScript(parties.principal, { scriptId: id }).catch((error) => error);
    expect(refused).toBeInstanceOf(Conflict);
    expect(refused).toMatchObject({ code: 'script-incomplete', details: { missing: ['closing'] } });
    expect((await getCampaignScript(parties.principal, campaignId)).needs.missing).toEqual(['closing']);
    expect((await getAssignmentScript(parties.center, assignmentId)).script).toBeNull();
  });

  it('are refused approval while the offer says neither goods nor service', async () => {
    await stage.admin`update offer set terms = '{"description":"Fiber"}' where tenant_id = ${parties.principalId}`;
    const { id } = await add(await complete(parties.principal));
    await expect(approveScript(parties.principal, { scriptId: id })).rejects.toMatchObject({
      code: 'subject-unknown',
    });
  });

  it('have what the campaign knows put in, and leave the rest to the call', async () => {
    const { id } = await add([...(await complete(parties.principal)), own]);
    await approveScript(parties.principal, { scriptId: id });
    const { script } = await getAssignmentScript(parties.center, assignmentId);
    const [name] = await stage.admin<{ name: string }[]>`
      select name from organization where id = ${parties.principalId}`;
    expect(script!.blocks.at(-1)!.text).toBe(`Hej, {consumer}. Jag ringer för ${name!.name}.`);
    expect([...script!.placeholders].sort()).toEqual(['addressSource', 'agent', 'consumer', 'date']);
  });

  it('keep an earlier version readable for the claims that came with it, and can go back to it', async () => {
    const first = await add(await complete(parties.principal));
    await approveScript(parties.principal, { scriptId: first.id });
    stage.services.clock.advance(1_000);
    const second = await add([...(await complete(parties.principal)), own]);
    expect(second.version).toBe(2);
    await approveScript(parties.principal, { scriptId: second.id });
    expect((await getAssignmentScript(parties.center, assignmentId)).script!.version).toBe(2);
    expect(await getServedScript(parties.center, { assignmentId, scriptVersionId: first.id })).toMatchObject({
      version: 1,
    });
    stage.services.clock.advance(1_000);
    await approveScript(parties.principal, { scriptId: first.id });
    expect((await getAssignmentScript(parties.center, assignmentId)).script!.version).toBe(1);
    const { versions } = await getCampaignScript(parties.principal, campaignId);
    expect(versions.map(({ version, served }) => [version, served])).toEqual([
      [2, false],
      [1, true],
    ]);
    expect((await listScripts(parties.principal))[0]).toMatchObject({ approved: 1, newest: 2, missing: 0 });
  });

  it('let the first of two writers save, and tell the second', async () => {
    const blocks = await complete(parties.principal);
    await add(blocks, null);
    await expect(add(blocks, null)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(await add(blocks, 1)).toMatchObject({ version: 2 });
  });

  it('name the block and what is wrong with it', async () => {
    const refused = await add([own, { element: 'own-words', text: 'Hej {namn}' }]).catch((error) => error);
    expect(refused).toBeInstanceOf(Invalid);
    expect(refused.issues).toEqual([{ path: 'blocks.1.text', message: 'unknownPlaceholder' }]);
  });

  it('are of no other organization, nor for everybody to change', async () => {
    const { id } = await add(await complete(parties.principal));
    await approveScript(parties.principal, { scriptId: id });
    const stranger = await arrangeParties(stage);
    for (const ctx of [stranger.principal, stranger.center, parties.center]) {
      await expect(getCampaignScript(ctx, campaignId)).rejects.toThrow(NotFound);
      await expect(approveScript(ctx, { scriptId: id })).rejects.toThrow(NotFound);
      await expect(addScriptVersion(ctx, { campaignId, blocks: [own] })).rejects.toThrow(NotFound);
    }
    const theirs = publicId('assignment', stranger.assignmentId);
    for (const ctx of [stranger.principal, stranger.center]) {
      await expect(getAssignmentScript(ctx, assignmentId)).rejects.toThrow(NotFound);
      await expect(getServedScript(ctx, { assignmentId: theirs, scriptVersionId: id })).rejects.toThrow(
        NotFound,
      );
    }
    const lead = as(parties.principal, { kind: 'person', personId: parties.principalId, role: 'agentLead' });
    await expect(addScriptVersion(lead, { campaignId, blocks: [own] })).rejects.toThrow(Forbidden);
    await expect(approveScript(lead, { scriptId: id })).rejects.toThrow(Forbidden);
    expect((await getAssignmentScript(lead, assignmentId)).script).not.toBeNull();
  });
});

import { withTenant } from '@ringratt/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Conflict, Forbidden, Invalid } from '../errors.ts';
import { numberKey } from '../numbers/key.ts';
import { numberOf } from '../testing/dialing.ts';
import { arrangeParties, as, eventsOf, openStage, type Parties, type Stage } from '../testing/parties.ts';
import { registerFacts } from './facts.ts';
import { listNixVersions, loadNixVersion } from './nix.ts';

let stage: Stage;
let parties: Parties;
const listed = async (number: string) => {
  const key = numberKey(stage.services.secrets, number);
  const facts = await withTenant(stage.database, { tenantId: parties.principalId }, (tx) =>
    registerFacts(tx, { ...parties, keys: [key], at: stage.services.clock.now() }),
  );
  return facts.get(key.toString('hex'))!.nix;
};

describe('a version of the NIX register', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(async () => {
    parties = await arrangeParties(stage);
  });
  afterAll(() => stage?.close());

  it('is loaded line by line in any spelling, wherever the pieces are cut, and counts when complete', async () => {
    const text = `\ufeffnummer\r\n070-174 06 05\r\n46701740606;x\r\n\r\n"+46701740607"\rabc\r\n0701740605\n+4722123456`;
    const bytes = new TextEncoder().encode(text);
    const pieces = Array.from({ length: Math.ceil(bytes.length / 3) }, (_, i) =>
      bytes.subarray(i * 3, i * 3 + 3),
    );
    expect(
      await loadNixVersion(parties.principal, { date: '2026-11-20', numbers: pieces, complete: false }),
    ).toMatchObject({
      numbers: 3,
      refusedCount: 2,
      refused: [
        { line: 6, value: 'abc', reason: 'not-a-number' },
        { line: 8, value: '+4722123456', reason: 'not-swedish' },
      ],
    });
    expect(await listed('+46701740605')).toBeNull();
    expect(
      await loadNixVersion(parties.principal, { date: '2026-11-20', numbers: ['0701740608\n'] }),
    ).toMatchObject({ numbers: 4, complete: true });
    expect(await listed('+46701740605')).toEqual({ listed: true, registerDate: '2026-11-20' });
    expect(await listed('+46701740699')).toEqual({ listed: false, registerDate: '2026-11-20' });
    expect(await listNixVersions(parties.principal)).toMatchObject([
      { date: '2026-11-20', state: 'complete', numbers: 4 },
    ]);
    expect(JSON.stringify(await eventsOf(stage, parties.principalId))).not.toContain('1740605');
  });

  it('is never changed once complete, and not dated ahead', async () => {
    await loadNixVersion(parties.principal, { date: '2026-11-20', numbers: [] });
    await expect(
      loadNixVersion(parties.principal, { date: '2026-11-20', numbers: ['0701740605'] }),
    ).rejects.toThrow(Conflict);
    await expect(loadNixVersion(parties.principal, { date: '2026-11-25', numbers: [] })).rejects.toThrow(
      Invalid,
    );
    await expect(loadNixVersion(parties.principal, { date: '2026-11-31', numbers: [] })).rejects.toThrow(
      Invalid,
    );
    await expect(
      loadNixVersion(parties.principal, { date: '2026-11-19', numbers: ['x'.repeat(70_000)] }),
    ).rejects.toThrow('lineTooLong');
    const lead = as(parties.principal, { kind: 'person', personId: parties.principalId, role: 'agentLead' });
    await expect(loadNixVersion(lead, { date: '2026-11-20', numbers: [] })).rejects.toThrow(Forbidden);
  });

  it('of many numbers is loaded in steps', async () => {
    const lines = Array.from({ length: 120 }, (_, i) =>
      Array.from({ length: 1_000 }, (_, j) => `${numberOf(i * 1_000 + j)}\n`).join(''),
    );
    expect((await loadNixVersion(parties.principal, { date: '2026-11-21', numbers: lines })).numbers).toBe(
      120_000,
    );
  }, 60_000);
});

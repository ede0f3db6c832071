import { describe, expect, it } from 'vitest';
import type { Work } from '../due-work/schedule.ts';
import { claim, clock, numbers, parties, stage } from '../testing/desk.ts';
import { addPlanned } from '../testing/dialing.ts';
import { eventsOf } from '../testing/parties.ts';
import { loadConsents } from './consents.ts';
import { listNixVersions, loadNixVersion } from './nix.ts';
import { scrubPlanned } from './scrub-planned.ts';

const due = async (): Promise<Work | null> => {
  const [row] = await stage.admin`select generation from due_work
    where kind = 'nix-version.scrub' and tenant_id = ${parties.principalId}`;
  return row
    ? { kind: 'nix-version.scrub', subjectId: parties.principalId, generation: Number(row.generation) }
    : null;
};
const scrub = async () => scrubPlanned(parties.job, (await due())!);
const statesOf = (among: readonly string[]) =>
  stage.admin`select c.number, c.state, c.blocked_by, s.state as slot from contact c
    left join slot s on s.tenant_id = c.tenant_id and s.contact_id = c.id
    where c.tenant_id = ${parties.principalId} and c.number = any (${[...among]}) order by c.number`.then(
    (rows) => rows.map((row) => [row.number, row.state, row.blocked_by, row.slot]),
  );

describe('a new NIX version', () => {
  it('withdraws what is planned for the numbers it lists, and nothing else', async () => {
    const [free, listed, consenting] = numbers(3) as [string, string, string];
    await addPlanned(stage, parties, [free, listed, consenting]);
    await loadConsents(parties.principal, {
      rows: [{ number: consenting, givenAt: '2026-11-20', source: 'Webb' }],
    });
    await loadNixVersion(parties.principal, {
      date: '2026-11-23',
      numbers: [`${listed}\n${consenting}\n`],
    });
    await scrub();
    expect(await statesOf([free, listed, consenting])).toEqual([
      [free, 'planned', null, 'planned'],
      [listed, 'blocked', 'nix-register', 'withdrawn'],
      [consenting, 'planned', null, 'planned'],
    ]);
    expect(await due()).toBeNull();
    expect((await listNixVersions(parties.principal))[0]).toMatchObject({
      date: '2026-11-23',
      scrubbedAt: clock().now(),
      slotsTotal: 3,
      slotsChecked: 3,
      slotsWithdrawn: 1,
    });
    const events = (await eventsOf(stage, parties.principalId)).filter(
      ({ action }) => action === 'nixVersion.scrubbed',
    );
    expect(events).toEqual([
      { action: 'nixVersion.scrubbed', subject: 'nix:2026-11-23', body: { slots: 3, withdrawn: 1 } },
    ]);
    const { claims } = await claim();
    expect(claims.map((handed) => handed.number).sort()).toEqual([free, consenting]);
  });

  it('lets those wait again that an older version blocked', async () => {
    const [number] = numbers(1) as [string];
    await addPlanned(stage, parties, [number]);
    await loadNixVersion(parties.principal, { date: '2026-11-22', numbers: [number] });
    await scrub();
    expect((await statesOf([number]))[0]?.[1]).toBe('blocked');
    await loadNixVersion(parties.principal, { date: '2026-11-23', numbers: ['+46701740699'] });
    await scrub();
    expect((await statesOf([number]))[0]?.slice(0, 3)).toEqual([number, 'waiting', null]);
    expect(
      await stage.admin`select kind from due_work
      where tenant_id = ${parties.principalId} and kind like 'contact-list.%'`,
    ).toEqual([{ kind: 'contact-list.plan' }]);
  });

  it('leaves a slot that is in a dialer’s hand to its report', async () => {
    const [number] = numbers(1) as [string];
    await addPlanned(stage, parties, [number]);
    expect((await claim()).claims).toHaveLength(1);
    await loadNixVersion(parties.principal, { date: '2026-11-23', numbers: [number] });
    await scrub();
    expect(await statesOf([number])).toEqual([[number, 'planned', null, 'claimed']]);
  });

  it('is looked through again where a newer one came meanwhile', async () => {
    const [number] = numbers(1) as [string];
    await addPlanned(stage, parties, [number]);
    await loadNixVersion(parties.principal, { date: '2026-11-22', numbers: [] });
    const first = (await due())!;
    await loadNixVersion(parties.principal, { date: '2026-11-23', numbers: [number] });
    await scrubPlanned(parties.job, first);
    expect(await due()).not.toBeNull();
    await scrub();
    expect(await due()).toBeNull();
  });

  it('has the newest two kept, and a load that was given up deleted', async () => {
    await loadNixVersion(parties.principal, { date: '2026-11-14', numbers: ['0701740605'], complete: false });
    clock().advance(8 * 86_400_000);
    for (const date of ['2026-11-20', '2026-11-21', '2026-11-22'])
      await loadNixVersion(parties.principal, { date, numbers: ['0701740605\n0701740606'] });
    await loadNixVersion(parties.principal, { date: '2026-11-19', numbers: [], complete: false });
    await scrub();
    expect((await listNixVersions(parties.principal)).map((version) => version.date)).toEqual([
      '2026-11-22',
      '2026-11-21',
      '2026-11-19',
    ]);
    expect(
      await stage.admin`select date, count(*)::int as numbers from nix_number
        where tenant_id = ${parties.principalId} group by 1 order by 1`,
    ).toEqual([
      { date: '2026-11-21', numbers: 2 },
      { date: '2026-11-22', numbers: 2 },
    ]);
    const deleted = (await eventsOf(stage, parties.principalId)).filter(
      ({ action }) => action === 'nixVersion.deleted',
    );
    expect(deleted.map(({ subject }) => subject)).toEqual([
      'nix:2026-11-14',
      'nix:2026-11-16',
      'nix:2026-11-20',
    ]);
  });
});

import { withTenant } from '@ringratt/db';
import { formatDate, parseDate } from '@ringratt/rules';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refreshTotals } from '../assignments/refresh-totals.ts';
import { slotHeatmap } from '../campaigns/slot-heatmap.ts';
import { expireLeases } from '../claims/expire.ts';
import type { Claim } from '../claims/handed-out.ts';
import { releaseClaim } from '../claims/release.ts';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { readBreaches } from '../reports/breaches.ts';
import { claimOne, clock, end, HOUR, parties, renewParties, stage } from '../testing/desk.ts';
import { noon } from '../testing/parties.ts';
import { countDays, markLate } from './days.ts';
import { reportAttempt } from './report.ts';

const DAY = 24 * HOUR;

const job = (): Context => ({ ...parties.principal, actor: { kind: 'job', name: 'sweep.totals' } });
const days = () => stage.admin<{ day: string; attempts: number; stale: boolean }[]>`
  select day, attempts, stale from attempt_day where tenant_id = ${parties.principalId} order by day`;

/** Something that may befall an assignment's attempts; `later` is how many days pass before it. */
const act = fc.record({
  later: fc.integer({ min: 0, max: 4 }),
  what: fc.constantFrom(
    'claim',
    'end',
    'late',
    'before',
    'fail',
    'dialed',
    'release',
    'expire',
    'count',
    'count',
  ),
  which: fc.nat(),
});

async function perform(
  { later, what, which }: { later: number; what: string; which: number },
  open: Claim[],
) {
  clock().advance(later * DAY);
  if (what === 'count') return void (await refreshTotals(job(), parties.assignmentId));
  if (what === 'expire') return void (await expireLeases(job(), parties.assignmentId));
  if (what === 'claim' || open.length === 0) return void open.push(await claimOne());
  const [handed] = open.splice(which % open.length, 1);
  if (what === 'release')
    return void (await releaseClaim(parties.dialer, handed!.attemptId, {
      fencingToken: handed!.fencingToken,
    }).catch(() => {}));
  if (what === 'dialed')
    return void (await reportAttempt(parties.dialer, {
      attemptId: handed!.attemptId,
      fencingToken: handed!.fencingToken,
      phase: 'dialed',
      startedAt: clock().now(),
    }));
  const outcome = what === 'fail' ? 'failed' : 'no-answer';
  // Late is what began days before it is told of, earlier even than it was handed out.
  const startedAt =
    what === 'late' ? clock().now() - (which % 5) * DAY : what === 'before' ? noon - 2 * DAY : clock().now();
  await end(handed!, outcome, { startedAt });
}

/** Everything that looks back, and the same counted from the attempts alone. */
async function compared() {
  const now = clock().now();
  const [campaign, report, [truth], [half], [totals], outcomes] = await Promise.all([
    slotHeatmap(parties.principal, {
      campaignId: publicId('campaign', parties.campaignId),
      from: formatDate(parseDate('2026-11-10')!),
      days: 56,
    }),
    readBreaches(parties.principal, { weeks: 12 }),
    stage.admin<
      { n: number }[]
    >`select count(*)::int as n from attempt where tenant_id = ${parties.principalId}
      and state in ('dialed', 'ended', 'expired') and outcome is distinct from 'failed'`,
    stage.admin<
      { n: number }[]
    >`select count(*)::int as n from attempt where tenant_id = ${parties.principalId}
      and state <> 'released' and started_at < ${new Date(Math.floor(now / 1_800_000) * 1_800_000).toISOString()}::timestamptz`,
    stage.admin<
      { attempts: Record<string, number> }[]
    >`select counts -> 'attempts' as attempts from assignment_totals
      where tenant_id = ${parties.principalId}`,
    stage.admin<{ outcome: string; n: number }[]>`
      select case state when 'released' then 'released' else coalesce(outcome, 'open') end as outcome, count(*)::int as n
      from attempt where tenant_id = ${parties.principalId} group by 1`,
  ]);
  const cells = campaign.days.flatMap((day) => day.cells).filter((cell) => cell.past);
  return {
    counted: {
      heatmap: cells.reduce((sum, cell) => sum + cell.count, 0),
      report: report.parties.reduce((sum, party) => sum + party.attempts, 0),
      totals: totals?.attempts,
    },
    truth: {
      heatmap: half!.n,
      report: truth!.n,
      totals: Object.fromEntries(outcomes.map(({ outcome, n }) => [outcome, n])),
    },
  };
}

/** What was counted and is stale is not believed before it is counted anew; the totals are as old as their last count. */
async function expectTrue({ totals = false } = {}): Promise<void> {
  if (totals) {
    await stage.admin`update assignment_totals set refreshed_at = '-infinity' where tenant_id = ${parties.principalId}`;
    await refreshTotals(job(), parties.assignmentId);
  }
  const { counted, truth } = await compared();
  expect(counted).toEqual(totals ? truth : { ...truth, totals: counted.totals });
}

describe('counted days', () => {
  test.each(['end', 'dialed', 'late', 'fail', 'release', 'expire'])(
    'are not believed after an attempt of theirs is changed: %s',
    async (what) => {
      const open = [await claimOne(), await claimOne()];
      await end(open.pop()!, 'busy');
      clock().advance(4 * DAY);
      await refreshTotals(job(), parties.assignmentId);
      await expectTrue();
      await perform({ later: 0, what, which: 3 }, open);
      // What began another day than it was handed out concerns both.
      expect(await days()).toMatchObject([{ stale: true }, { stale: what === 'late' }, { stale: false }]);
      await expectTrue();
      await expectTrue({ totals: true });
      expect(await days()).toMatchObject([{ stale: false }, { stale: false }, { stale: false }]);
    },
  );

  test('add up to the attempts, whatever came late', async () => {
    await fc.assert(
      fc
        .asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
          const open: Claim[] = [];
          for (const one of acts) {
            await perform(one, open);
            await expectTrue();
          }
          await expectTrue({ totals: true });
        })
        .beforeEach(renewParties),
      { numRuns: 8 },
    );
  }, 60_000);

  test('are all that are past but yesterday, each once, and those without an attempt too', async () => {
    await end(await claimOne(), 'no-answer');
    clock().advance(DAY);
    await countDays(job(), parties.assignmentId);
    expect(await days()).toEqual([]);
    clock().advance(3 * DAY);
    await countDays(job(), parties.assignmentId);
    expect(await days()).toEqual([
      { day: '2026-11-24', attempts: 1, stale: false },
      { day: '2026-11-25', attempts: 0, stale: false },
      { day: '2026-11-26', attempts: 0, stale: false },
    ]);
  });

  test('begin four hundred days back at most, whatever year a report names', async () => {
    await end(await claimOne(), 'no-answer', { startedAt: Date.parse('1999-12-31T09:00:00Z') });
    clock().advance(2 * DAY);
    await refreshTotals(job(), parties.assignmentId);
    expect((await days()).length).toBeLessThanOrEqual(400);
    const [row] = await stage.admin`select counts -> 'attempts' as attempts from assignment_totals
      where tenant_id = ${parties.principalId}`;
    expect(row!.attempts).toEqual({ 'no-answer': 1 });
  });

  test('wait for a late change that is under way, and one that waits for them finds them', async () => {
    const handed = await claimOne();
    clock().advance(4 * DAY);
    const change = (held: Promise<void>, marked: () => void) =>
      withTenant(stage.database, { tenantId: parties.principalId }, async (tx) => {
        await tx.sql`update attempt set state = 'expired' where tenant_id = ${tx.tenantId} and id = ${handed.attemptId}`;
        await markLate(tx, job(), parties.assignmentId, [noon]);
        marked();
        await held;
      });
    const held = signal();
    const marked = signal();
    const changing = change(held.promise, marked.resolve);
    await marked.promise;
    const counting = countDays(job(), parties.assignmentId);
    await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
    held.resolve();
    await Promise.all([changing, counting]);
    expect((await days())[0]).toEqual({ day: '2026-11-24', attempts: 1, stale: false });

    const locked = signal();
    const counted = signal();
    const recounting = stage.admin.begin(async (sql) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`attempt_day ${parties.assignmentId}`}, 0))`;
      await sql`update attempt_day set attempts = 7 where tenant_id = ${parties.principalId} and day = '2026-11-24'`;
      locked.resolve();
      await counted.promise;
    });
    await locked.promise;
    const late = change(Promise.resolve(), () => {});
    await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
    counted.resolve();
    await Promise.all([recounting, late]);
    expect((await days())[0]).toMatchObject({ attempts: 7, stale: true });
  });
});

function signal(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Transactions of this database that wait for an advisory lock. */
async function waiting(): Promise<number> {
  const [row] = await stage.admin<{ n: number }[]>`
    select count(*)::int as n from pg_locks l join pg_database d on d.oid = l.database
    where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`;
  return row!.n;
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from './testing/arrange.ts';
import { breachesIn } from './testing/judge-log.ts';
import { arrangeField, race, readCounted, readLogs } from './testing/race.ts';
import { type DialerProcesses, startDialers } from './testing/two-processes.ts';

let stage: Stage;
let dialers: DialerProcesses;

describe('32 dialers on two processes', () => {
  beforeAll(async () => {
    stage = await openStage();
    dialers = await startDialers(stage, 2);
  });
  afterAll(async () => {
    await dialers?.stop();
    await stage?.close();
  });

  it('never call a third time on a day or within four hours', { timeout: 180_000 }, async () => {
    const field = await arrangeField(stage, dialers);
    const handedOut = await race(field, 2);
    const reported = await readLogs(field);
    const counted = await readCounted(field);
    expect(breachesIn(reported)).toEqual([]);
    expect(breachesIn(counted)).toEqual([]);
    expect(new Set(handedOut).size).toBe(handedOut.length);
    // Were there nothing to lose, it would prove nothing: most numbers came to their daily limits.
    expect(counted.length).toBeGreaterThan(field.numbers.length * 3 * 2 * 2 * 0.5);
    expect(reported.length).toBeGreaterThan(counted.length * 0.5);
  });

  it('would call too often without the counter', { timeout: 180_000 }, async () => {
    await stage.admin.unsafe(`create function forget_reach() returns trigger language plpgsql as
      $$ begin new.history := '[]'; return new; end $$;
      create trigger forget_reach before insert or update on reach for each row execute function forget_reach()`);
    try {
      const field = await arrangeField(stage, dialers);
      await race(field, 1, 8);
      const breaches = breachesIn(await readLogs(field));
      expect(breaches.some((line) => line.endsWith('attempt-interval'))).toBe(true);
      expect(breaches.some((line) => line.endsWith('daily-attempts'))).toBe(true);
    } finally {
      await stage.admin.unsafe('drop trigger forget_reach on reach; drop function forget_reach()');
    }
  });
});

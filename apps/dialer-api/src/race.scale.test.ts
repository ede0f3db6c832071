import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { morning, openStage, type Stage } from './testing/arrange.ts';
import { breachesIn } from './testing/judge-log.ts';
import { arrangeField, race, readCounted, readLogs } from './testing/race.ts';
import { type DialerProcesses, startDialers } from './testing/two-processes.ts';

const days = 35;

let stage: Stage;
let dialers: DialerProcesses;

describe('32 dialers on two processes, five weeks', () => {
  beforeAll(async () => {
    stage = await openStage();
    dialers = await startDialers(stage, 2);
  });
  afterAll(async () => {
    await dialers?.stop();
    await stage?.close();
  });

  it('keep the thirty days too, and reach them', { timeout: 3_600_000 }, async () => {
    const field = await arrangeField(stage, dialers);
    const handedOut = await race(field, days);
    const reported = await readLogs(field);
    const counted = await readCounted(field);
    expect(breachesIn(reported)).toEqual([]);
    expect(breachesIn(counted)).toEqual([]);
    expect(new Set(handedOut).size).toBe(handedOut.length);
    const limitsId = field.assignments[0]!.campaign.limitsId;
    const firstMonth = counted.filter(
      (attempt) =>
        attempt.campaign === limitsId &&
        attempt.outcome !== 'failed' &&
        attempt.at < morning + 29 * 86_400_000,
    );
    expect(firstMonth.length).toBeGreaterThan(field.numbers.length * 20 * 0.9);
  });
});

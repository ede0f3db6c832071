import { expect, test } from 'vitest';
import { openLog } from './log.ts';
import { startRounds } from './rounds.ts';

test('a stop that comes during a turn waits for the turn and for no rest after it', async () => {
  const turns: string[] = [];
  let end = () => {};
  const turn = () =>
    new Promise<void>((resolve) => {
      turns.push('begun');
      end = () => {
        turns.push('ended');
        resolve();
      };
    });
  const stop = startRounds([{ name: 'long rest', every: 3_600_000, turn }], openLog('silent'));
  const stopped = stop().then(() => turns.push('stopped'));
  end();
  await stopped;
  expect(turns).toEqual(['begun', 'ended', 'stopped']);
});

test('a turn that takes long is followed by a rest in proportion', async () => {
  const starts: number[] = [];
  const turn = async () => {
    starts.push(performance.now());
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const stop = startRounds([{ name: 'heavy', every: 1, rest: 9, turn }], openLog('silent'));
  await expect.poll(() => starts.length, { timeout: 10_000 }).toBe(2);
  await stop();
  expect(starts[1]! - starts[0]!).toBeGreaterThan(450);
});

import { closeSync, openSync, writeSync } from 'node:fs';
import { ATTEMPT_OUTCOMES, DIALINGS } from '@ringratt/rules';

/** Draws numbers in [0, 1) from a seed, the same ones every time. */
function drawer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

/**
 * Writes a call log of generic columns as a contact center keeps it: half a year, rows in no order, eight attempts a
 * number, each rule broken now and then. A million rows are some 84 megabytes.
 */
export function writeLog(path: string, rows: number): void {
  const random = drawer(20_261_124);
  const pick = <T>(list: ArrayLike<T>): T => list[Math.floor(random() * list.length)]!;
  const numbers = Math.max(1, Math.floor(rows / 8));
  const first = Date.UTC(2026, 0, 1);
  const file = openSync(path, 'w');
  let text = 'started_at,ended_at,number,contact_center,campaign,offer,outcome,rings,ring_seconds,dialing\n';
  for (let row = 0; row < rows; row += 1) {
    // Mostly by day, on quarters of a second, so that most rows pass.
    const day = Math.floor(random() * 180);
    const at = first + day * 86_400_000 + Math.floor((7.2 + random() * 11.5) * 14_400) * 250;
    const ended = random() < 0.7 ? new Date(at + Math.floor(random() * 240) * 1_000).toISOString() : '';
    const number = `+4670${String(Math.floor(random() * numbers)).padStart(7, '0')}`;
    const rings = pick(['', '', '4', '6', '7', '8']);
    const seconds = pick(['', '12', '31', '38.5']);
    text += `${new Date(at).toISOString()},${ended},${number},c${pick('123')},u${pick('1234')},o${pick('12')},${pick(ATTEMPT_OUTCOMES)},${rings},${seconds},${pick(DIALINGS)}\n`;
    if (text.length > 1_000_000) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
}

import { type AttemptCase, dayOf, mayCall, openHours } from '@ringratt/rules';
import { Pace } from '@ringratt/services/pace';
import { type Contender, inTurn, type Row, ratio } from './part.ts';

const CONTACTS = 1_000_000;
/** Three hundred agents, thirty attempts an hour each. */
const PER_HOUR = 9_000;
const START = Date.parse('2026-12-23T15:00:00+01:00');
const LIMITS = {};

/** When each contact may be called at the earliest: most at once, the others within two days; in order. */
function releases(): Float64Array {
  const instants = new Float64Array(CONTACTS);
  for (let i = 0; i < CONTACTS; i += 1) instants[i] = START + (i % 5 === 0 ? (i * 7_919) % 172_800_000 : 0);
  return instants.sort();
}

/** The product's pace: a queue in order of release, one cursor through the open hours. */
function ours(releasedAt: Float64Array, planned: Float64Array): void {
  const pace = new Pace(START, { perHour: PER_HOUR, hopper: 0, planned: [] }, LIMITS);
  for (let i = 0; i < releasedAt.length; i += 1) planned[i] = pace.take(releasedAt[i]!)!;
}

interface Waiting {
  release: number;
  contact: number;
}

/** The peer: a heap of objects by release, an open hour looked for at every step. */
function byHeap(releasedAt: Float64Array, planned: Float64Array): void {
  const heap: Waiting[] = [];
  for (let contact = 0; contact < releasedAt.length; contact += 1) {
    heap.push({ release: releasedAt[contact]!, contact });
    let at = heap.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (heap[parent]!.release <= heap[at]!.release) break;
      [heap[parent], heap[at]] = [heap[at]!, heap[parent]!];
      at = parent;
    }
  }
  let cursor = START;
  while (heap.length > 0) {
    const next = heap[0]!;
    const last = heap.pop()!;
    if (heap.length > 0) {
      heap[0] = last;
      sink(heap);
    }
    const at = openFrom(Math.max(cursor, next.release));
    planned[next.contact] = Math.floor(at);
    cursor = at + 3_600_000 / PER_HOUR;
  }
}

function sink(heap: Waiting[]): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    if (left >= heap.length) return;
    const right = left + 1;
    const child = right < heap.length && heap[right]!.release < heap[left]!.release ? right : left;
    if (heap[at]!.release <= heap[child]!.release) return;
    [heap[at], heap[child]] = [heap[child]!, heap[at]!];
    at = child;
  }
}

function openFrom(at: number): number {
  for (let day = dayOf(at); ; day += 1) {
    const hours = openHours(day, LIMITS);
    if (hours && at < hours.closes) return Math.max(at, hours.opens);
  }
}

/** Planned instants that the rules forbid, and those that come faster than the agents can take. */
function faults(planned: Float64Array): { forbidden: number; tooFast: number } {
  const forCase = (at: number): AttemptCase => ({
    at,
    contactCenter: 'c',
    campaign: 'u',
    offer: 'o',
    dialing: 'manual',
    nix: { listed: false, registerDate: '2026-12-20' },
    presentedNumber: { callable: true },
    history: [],
  });
  let forbidden = 0;
  let tooFast = 0;
  for (let i = 0; i < planned.length; i += 1) {
    if (!mayCall(forCase(planned[i]!), LIMITS)) forbidden += 1;
    // An hour's worth of attempts takes an hour; the milliseconds are whole.
    if (i >= PER_HOUR && planned[i]! - planned[i - PER_HOUR]! < 3_600_000 - 1) tooFast += 1;
  }
  return { forbidden, tooFast };
}

/** Row *plan*: a million contacts paced over open hours, beside a heap of objects; checked by the rules themselves. */
export async function bench(): Promise<Row> {
  const releasedAt = releases();
  const planned = new Float64Array(CONTACTS);
  const contender = (plan: (from: Float64Array, to: Float64Array) => void): Contender => ({
    times: 1,
    run: () => plan(releasedAt, planned),
  });
  const ns = await inTurn({ heap: contender(byHeap), ours: contender(ours) }, 'cpu');
  ours(releasedAt, planned);
  const { forbidden, tooFast } = faults(planned);
  return {
    row: 'plan',
    metrics: [
      ratio('heap of objects / plan', ns.heap / ns.ours, '>=20'),
      ratio('planned instants that the rules forbid', forbidden, '<=0'),
      ratio('planned instants beyond the agents', tooFast, '<=0'),
      ratio('plan a million, ms', ns.ours / 1e6, ''),
      ratio('heap of objects, ms', ns.heap / 1e6, ''),
    ],
  };
}

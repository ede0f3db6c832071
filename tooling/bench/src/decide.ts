import { type AttemptCase, decide, mayCall } from '@ringratt/rules';
import { bareLoop, columnsOf } from './decide-bare.ts';
import { drawCases } from './decide-cases.ts';
import { buildJsonRules, compileJsonLogic, factsOf } from './decide-peers.ts';
import { type Contender, inTurn, type Row, ratio } from './part.ts';

// Few enough to stay in the processor's cache: what is measured is deciding, not fetching.
const CASES = 1_024;
const ROUNDS = 200;
/** json-rules-engine takes a quarter of a millisecond a decision; and histories of twenty take room. */
const FEW = 256;

// What every loop adds up, so that no compiler may leave the work out.
let sink = 0;

function over(cases: readonly AttemptCase[], judge: (c: AttemptCase) => number): Contender {
  return {
    times: cases.length * ROUNDS,
    run() {
      for (let round = 0; round < ROUNDS; round += 1) for (const c of cases) sink += judge(c);
    },
  };
}

/** Row *decide*: the engine beside a bare loop and the rule engines of its field, on the same cases. */
export async function bench(): Promise<Row> {
  const cases = drawCases(CASES, (random) => Math.floor(random() * 8));
  const columns = columnsOf(cases);
  const jsonLogic = compileJsonLogic();
  const jsonRules = buildJsonRules();
  const full = (c: AttemptCase) => decide(c).findings.length;
  const ns = await inTurn(
    {
      bare: {
        times: CASES * ROUNDS,
        run() {
          for (let round = 0; round < ROUNDS; round += 1) sink += bareLoop(columns);
        },
      },
      full: over(cases, full),
      jsonLogic: over(cases, (c) => jsonLogic(factsOf(c))),
      verdict: over(cases, (c) => (mayCall(c) ? 1 : 0)),
      jsonRules: {
        times: FEW,
        async run() {
          for (const c of cases.slice(0, FEW)) sink += await jsonRules(factsOf(c));
        },
      },
      none: over(
        drawCases(CASES, () => 0),
        full,
      ),
      five: over(
        drawCases(CASES, () => 5),
        full,
      ),
      ten: over(
        drawCases(CASES, () => 10),
        full,
      ),
      twenty: over(
        drawCases(CASES, () => 20),
        full,
      ),
    },
    'cpu',
  );
  if (Number.isNaN(sink)) throw new Error('a contender answered no number');
  return {
    row: 'decide',
    metrics: [
      ratio('decide / bare loop', ns.full / ns.bare, '<=25'),
      ratio('decide / compiled json-logic with its facts', ns.full / ns.jsonLogic, '<=3'),
      ratio('json-rules-engine / decide', ns.jsonRules / ns.full, '>=200'),
      ratio('verdict alone / compiled json-logic with its facts', ns.verdict / ns.jsonLogic, '<=1'),
      ratio('decide after 20 attempts / after none', ns.twenty / ns.none, '<=3'),
      ratio('bare loop, ns', ns.bare, ''),
      ratio('decide, ns', ns.full, ''),
      ratio('verdict alone, ns', ns.verdict, ''),
      ratio('compiled json-logic with its facts, ns', ns.jsonLogic, ''),
      ratio('json-rules-engine, ns', ns.jsonRules, ''),
      ratio('decide after 0 attempts, ns', ns.none, ''),
      ratio('decide after 5 attempts, ns', ns.five, ''),
      ratio('decide after 10 attempts, ns', ns.ten, ''),
      ratio('decide after 20 attempts, ns', ns.twenty, ''),
    ],
  };
}

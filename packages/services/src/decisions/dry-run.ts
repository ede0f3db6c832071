import { type AssignmentScope, type Tx, withAssignmentAsPrincipal } from '@ringratt/db';
import { type Dialing, decide, type Finding } from '@ringratt/rules';
import { presentedAt, readTerms } from '../assignments/terms.ts';
import { dialingMode } from '../claims/claim.ts';
import { readReach } from '../claims/reach.ts';
import type { Context } from '../context.ts';
import { Invalid, type Issue, NotFound } from '../errors.ts';
import { once } from '../idempotent.ts';
import { numberKey } from '../numbers/key.ts';
import { parseNumber } from '../numbers/parse.ts';
import { authorize } from '../permissions.ts';
import { caseFor, registersUnder } from './case.ts';

export interface DryRunInput {
  /** 1–1,000 numbers in any Swedish spelling. */
  numbers: readonly string[];
  /** The instant to judge, epoch milliseconds; now unless given. */
  at?: number | undefined;
  dialing?: Dialing | undefined;
}

export interface DryRunDecision {
  number: string;
  allowed: boolean;
  findings: readonly Finding[];
  nextAllowedAt: number | null;
}

/**
 * Judges numbers as a claim would and reserves nothing. Shown is a number of the assignment's; where none
 * holds at the instant, `presented-number` says so.
 *
 * @throws NotFound, Forbidden as for a claim
 * @throws Invalid naming each number that is none
 */
export async function dryRunDecisions(
  ctx: Context,
  assignmentId: string,
  input: DryRunInput,
): Promise<{ decisions: DryRunDecision[] }> {
  const answer = await withAssignmentAsPrincipal(
    ctx.database,
    // Nothing is written but the answer to a request with an Idempotency-Key.
    { organizationId: ctx.organizationId, assignmentId, readOnly: ctx.idempotency === undefined },
    async (tx, assignment) => {
      const narrowed = ctx.actor.kind === 'apiKey' ? ctx.actor.assignmentId : null;
      if (narrowed !== null && narrowed !== assignmentId) throw new NotFound('assignment');
      authorize(ctx, 'decision.make');
      return (await once(tx, ctx, () => judge(tx, ctx, assignment, input))).result;
    },
  );
  if (answer === null) throw new NotFound('assignment');
  return answer;
}

async function judge(
  tx: Tx,
  ctx: Context,
  assignment: AssignmentScope,
  input: DryRunInput,
): Promise<{ decisions: DryRunDecision[] }> {
  const numbers = parseAll(input.numbers);
  const terms = await readTerms(tx, assignment);
  const dialing = dialingMode(terms, input.dialing, terms.dialingModes[0] ?? 'manual');
  const at = input.at ?? ctx.clock.now();
  const keys = numbers.map((number) => numberKey(ctx.secrets, number));
  const [reaches, registers] = await Promise.all([
    readReach(tx, terms.offerId, keys),
    registersUnder(tx, terms, keys, at),
  ]);
  const presentedNumber = presentedAt(terms, at);
  return {
    decisions: numbers.map((number, i): DryRunDecision => {
      const key = keys[i]!.toString('hex');
      const verdict = decide(
        caseFor(terms, {
          at,
          dialing,
          presentedNumber,
          registers: registers.get(key),
          reach: reaches.get(key),
        }),
        terms.limits,
      );
      return {
        number,
        allowed: verdict.allowed,
        findings: verdict.findings,
        nextAllowedAt: verdict.nextAllowedAt,
      };
    }),
  };
}

function parseAll(numbers: readonly string[]): string[] {
  const issues: Issue[] = [];
  const parsed = numbers.map((text, i) => {
    const result = parseNumber(text);
    if (result.ok) return result.number;
    issues.push({
      path: `numbers[${i}]`,
      message: 'Write the number with its area code, such as 070-174 06 05.',
    });
    return '';
  });
  if (issues.length > 0) throw new Invalid(issues);
  return parsed;
}

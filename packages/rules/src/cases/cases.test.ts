import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { duties } from '../duties/index.ts';
import type { Duty, DutyId } from '../duty.ts';
import { RULE_PACKS } from '../editions/packs.ts';
import type { Judgment, RuleOutcome } from '../judgment.ts';
import { prepare } from '../situation.ts';
import { rulingCases } from './index.ts';
import type { Completion } from './ruling.ts';

function dutyById(id: DutyId): Duty {
  const duty = duties.find((candidate) => candidate.id === id);
  if (duty === undefined) throw new Error(`no such duty: ${id}`);
  return duty;
}

/** What a duty says under a completion, which has to give the facts of the duty's stage. */
function outcomeOf(id: DutyId, completion: Completion): RuleOutcome {
  const duty = dutyById(id);
  if (duty.stage === 'attempt') {
    const situation = prepare(completion.attempt!, {});
    return duty.evaluate(situation, situation.at);
  }
  const facts = completion[duty.stage as keyof Completion];
  if (facts === undefined) throw new Error(`${completion.supposing}: no facts for ${id}`);
  return (duty as { evaluate(given: unknown): Judgment }).evaluate(facts).outcome;
}

describe('published rulings', () => {
  it('has a file for each docket, and a docket for each file', () => {
    const files = readdirSync(new URL('.', import.meta.url)).filter((name) => /^\d\d-\d+\.ts$/.test(name));
    expect(rulingCases.map(({ docket }) => `${docket}.ts`)).toEqual(files.sort());
  });

  describe.each(rulingCases)('$board $docket: $facts', ({ completions, says, unsettled, edition }) => {
    it('is judged under an edition that exists', () => {
      expect(RULE_PACKS.map(({ id }) => id)).toContain(edition);
    });

    it('says something, or says why not', () => {
      expect(says.length + unsettled.length).toBeGreaterThan(0);
    });

    it.each(says)('$duty: $outcome, however the facts are completed', ({ duty, outcome, answers }) => {
      expect(completions.length).toBeGreaterThan(1);
      for (const completion of completions) {
        expect(outcomeOf(duty, completion), completion.supposing).toBe(outcome);
      }
      if (answers !== undefined) expect(dutyById(duty).responsible).toBe(answers);
    });

    it.each(unsettled.filter(({ duty }) => duty !== null))(
      '$duty is open: completions disagree',
      ({ duty }) => {
        const outcomes = completions.map((completion) => outcomeOf(duty!, completion));
        expect(new Set(outcomes).size, outcomes.join(', ')).toBeGreaterThan(1);
      },
    );
  });
});

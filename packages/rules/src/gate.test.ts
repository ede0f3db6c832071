import { describe, expect, it } from 'vitest';
import { activationDuties } from './duties/index.ts';
import { DUTY_IDS } from './duty.ts';
import type { ActivationFacts } from './facts/assignment.ts';
import { evaluateGate } from './gate.ts';
import { assignmentOf, GATE_AT } from './testing/assignment.ts';

const condition = (facts: ActivationFacts, id: string) =>
  evaluateGate(facts).conditions.find(({ duty }) => duty === id)!;

describe('the gate', () => {
  it('is open where every condition holds', () => {
    const gate = evaluateGate(assignmentOf());
    expect(gate.open).toBe(true);
    expect(gate.unmet).toEqual([]);
    expect(gate.conditions.flatMap(({ actors }) => actors)).toEqual([]);
  });

  it('lists all twelve conditions in the order of the checklist', () => {
    const ids = evaluateGate(assignmentOf()).conditions.map(({ duty }) => duty);
    expect(ids).toEqual(activationDuties.map(({ id }) => id));
    expect([...ids].sort()).toEqual([...DUTY_IDS.activation]);
  });

  it('is shut by every condition but advice where nothing is known', () => {
    const gate = evaluateGate({ at: GATE_AT, kind: 'sale' });
    expect(gate.open).toBe(false);
    expect(gate.unmet).toHaveLength(11);
    expect(gate.unmet).not.toContain('privacy-review');
    expect(gate.conditions.every(({ state }) => state !== 'compliant')).toBe(true);
  });

  it.each([
    ['number-traceability', { presentedNumbers: [] }, ['principal']],
    ['callback-announcement', { callback: null }, ['principal']],
    ['script-elements', { script: [] }, ['principal']],
    ['address-source', { lists: [{ id: 'l1' }] }, ['principal']],
    [
      'suppression-register',
      { suppressionRegisters: { principal: { offered: true, statedInPublic: true } } },
      ['contactCenter'],
    ],
    ['suppression-scrub', { scrub: null }, ['principal']],
    ['dialing-mode', { dialer: null }, ['principal']],
    ['responsibility-agreement', { responsibility: null }, ['principal', 'contactCenter']],
    ['recording-policy', { recordingPolicy: null }, ['principal']],
    ['privacy-policy', { privacyPolicies: null }, ['principal', 'contactCenter']],
    ['agent-training', { agents: [] }, ['principal']],
  ] as [string, Partial<ActivationFacts>, string[]][])('is shut by %s alone', (id, change, actors) => {
    const facts = assignmentOf(change);
    expect(evaluateGate(facts).unmet).toEqual([id]);
    expect(evaluateGate(facts).open).toBe(false);
    expect(condition(facts, id)).toMatchObject({ blocks: true, actors });
  });

  it('stays open over advice, and says who should act', () => {
    const facts = assignmentOf({ privacyReviews: { principal: GATE_AT } });
    expect(evaluateGate(facts)).toMatchObject({ open: true, unmet: [] });
    expect(condition(facts, 'privacy-review')).toMatchObject({
      state: 'undetermined',
      blocks: false,
      actors: ['contactCenter'],
    });
  });

  it('asks whom the guidelines name until both have signed another division', () => {
    const responsibility = { ...assignmentOf().responsibility!, signed: { principal: 3, contactCenter: 2 } };
    expect(condition(assignmentOf({ agents: [], responsibility }), 'agent-training').actors).toEqual([
      'contactCenter',
    ]);
    expect(condition(assignmentOf({ responsibility }), 'responsibility-agreement').actors).toEqual([
      'contactCenter',
    ]);
  });

  it('does not ask anybody to act on what is only recommended', () => {
    const callback = { ...assignmentOf().callback!, says: assignmentOf().callback!.says.slice(0, 5) };
    expect(condition(assignmentOf({ callback }), 'callback-announcement')).toMatchObject({
      state: 'compliant',
      actors: [],
      reasons: [{ requirement: 'who-is-called' }, { requirement: 'trade-body' }],
    });
  });

  it('stays shut where facts cannot be read', () => {
    const facts = assignmentOf({ lists: [null] as unknown as { id: string }[] });
    expect(condition(facts, 'address-source')).toMatchObject({
      state: 'undetermined',
      actors: ['principal'],
      reasons: [],
    });
    expect(evaluateGate(facts).unmet).toEqual(['address-source']);
  });
});

import { describe, expect, it } from 'vitest';
import type { CallbackElement } from '../editions/callback-elements.ts';
import type { CallbackFacts } from '../facts/assignment.ts';
import { assignmentOf } from '../testing/assignment.ts';
import { callbackAnnouncement } from './callback-announcement.ts';

const binding: CallbackElement[] = [
  'contact-center',
  'principal',
  'matter',
  'reach-contact-center',
  'reach-principal',
];
const message = (says: CallbackElement[], tradeBodyMember: boolean | null = true): CallbackFacts => ({
  answeredBy: 'message',
  says,
  tradeBodyMember,
});
const judge = (callback: CallbackFacts | null) => callbackAnnouncement.evaluate(assignmentOf({ callback }));

describe('callback-announcement (3.1, annex 1)', () => {
  it('holds with what 3.1 asks for, and advises the rest', () => {
    const judgment = judge(message(binding));
    expect(judgment.outcome).toBe('compliant');
    expect(judgment.reasons.map(({ requirement, advice }) => [requirement, advice])).toEqual([
      ['who-is-called', true],
      ['trade-body', true],
    ]);
  });

  it('has nothing to add where all is said', () => {
    expect(judge(message([...binding, 'who-is-called', 'trade-body'])).reasons).toEqual([]);
  });

  it.each(binding)('is broken where a message leaves out %s', (left) => {
    const judgment = judge(message(binding.filter((id) => id !== left)));
    expect(judgment.outcome).toBe('breach');
    expect(judgment.reasons.filter(({ advice }) => !advice).map(({ requirement }) => requirement)).toEqual([
      left,
    ]);
  });

  it('asks a center that is no member for no trade body', () => {
    const reasons = judge(message([...binding, 'who-is-called'], false)).reasons;
    expect(reasons).toEqual([]);
    expect(judge(message([...binding, 'who-is-called'], null)).reasons).toHaveLength(1);
  });

  it('asks a person who answers how the call will be handled, and nothing that only a message says', () => {
    const person = (says: CallbackElement[]): CallbackFacts => ({ answeredBy: 'person', says });
    expect(judge(person(binding)).reasons.map(({ requirement }) => requirement)).toEqual(['handling']);
    expect(judge(person(binding)).outcome).toBe('breach');
    expect(judge(person([...binding, 'handling']))).toEqual({ outcome: 'compliant', reasons: [] });
  });

  it('is undetermined where no answer is on record', () => {
    expect(judge(null).outcome).toBe('undetermined');
  });
});

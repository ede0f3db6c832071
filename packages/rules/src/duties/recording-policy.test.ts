import { describe, expect, it } from 'vitest';
import type { ActivationFacts } from '../facts/assignment.ts';
import { assignmentOf } from '../testing/assignment.ts';
import { recordingPolicy } from './recording-policy.ts';

const policy = { listeners: 'Two quality leads', place: 'Stockholm', deletion: 'After six months' };

describe('recording-policy (4.3)', () => {
  it.each([
    ['all of it stated', { recordingPolicy: policy }, 'compliant', []],
    [
      'who may listen not stated',
      { recordingPolicy: { ...policy, listeners: '' } },
      'undetermined',
      ['listeners'],
    ],
    ['the place only blanks', { recordingPolicy: { ...policy, place: ' ' } }, 'undetermined', ['place']],
    ['deletion left out', { recordingPolicy: { ...policy, deletion: null } }, 'undetermined', ['deletion']],
    ['none', { recordingPolicy: null }, 'undetermined', ['listeners', 'place', 'deletion']],
    [
      'a sale needs one even where recording was not planned',
      { recordingPolicy: null, recorded: false },
      'undetermined',
      ['listeners', 'place', 'deletion'],
    ],
    [
      'marketing without recording needs none',
      { recordingPolicy: null, recorded: false, kind: 'marketing' },
      'notApplicable',
      [],
    ],
    [
      'marketing, recording not settled',
      { recordingPolicy: null, recorded: null, kind: 'marketing' },
      'undetermined',
      ['listeners', 'place', 'deletion'],
    ],
  ] as [string, Partial<ActivationFacts>, string, string[]][])('%s', (_, change, outcome, reasons) => {
    const judgment = recordingPolicy.evaluate(assignmentOf(change));
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });
});

import { describe, expect, it } from 'vitest';
import { requiredScriptElements, type ScriptElement } from '../editions/script-elements.ts';
import { CAMPAIGN_KINDS } from '../facts/campaign.ts';
import { assignmentOf } from '../testing/assignment.ts';
import { scriptElements } from './script-elements.ts';

const OPENING = ['agent-name', 'principal', 'relation', 'purpose', 'may-we-talk'];
const AT_HAND = ['contact-center-name', 'address-source', 'blocking-nix', 'blocking-own-list'];
const WRITING = ['written-form', 'void-in-call'];
const CONSENT = ['recording-consent-before', 'recording-consent-inside'];
const AGREEMENT = ['date-and-agreement', 'product-price-terms', 'is-this-right', 'full-name'];
const WITHDRAWAL = (start: string) => [
  'withdrawal-right',
  start,
  'withdrawal-how',
  'withdrawal-form',
  'withdrawal-costs',
  'confirmation-promise',
];
const STEPS = [
  'purchase-understood',
  'details-noted',
  'order-read',
  'purchase-summed-up',
  'terms-understood',
  'confirmation-announced',
];
const END = ['anything-to-add', 'closing'];

describe('the elements a script needs (4.1, 4.2, annexes 2 and 3)', () => {
  it.each([
    [
      'a recorded sale of goods under chapter 2',
      { kind: 'sale', regime: 'dal2', subject: 'goods', recorded: true },
      [
        ...OPENING,
        ...WRITING,
        ...CONSENT,
        ...AGREEMENT,
        ...WITHDRAWAL('withdrawal-start-goods'),
        ...END,
        ...AT_HAND,
      ],
    ],
    [
      'a recorded sale of a service under chapter 2',
      { kind: 'sale', regime: 'dal2', subject: 'service', recorded: true },
      [
        ...OPENING,
        ...WRITING,
        ...CONSENT,
        ...AGREEMENT,
        ...WITHDRAWAL('withdrawal-start-service'),
        ...END,
        ...AT_HAND,
      ],
    ],
    [
      'an unrecorded sale of a service under chapter 3',
      { kind: 'sale', regime: 'dal3', subject: 'service', recorded: false },
      [...OPENING, ...WRITING, ...AGREEMENT, ...WITHDRAWAL('withdrawal-start-service'), ...END, ...AT_HAND],
    ],
    [
      'a recorded oral agreement',
      { kind: 'sale', regime: 'exempt', subject: 'goods', recorded: true },
      [...OPENING, ...CONSENT, ...AGREEMENT, ...STEPS, ...END, ...AT_HAND],
    ],
    [
      'an unrecorded oral agreement',
      { kind: 'sale', regime: 'exempt', subject: 'service', recorded: false },
      [...OPENING, ...AGREEMENT, ...STEPS, ...END, ...AT_HAND],
    ],
    ['marketing', { kind: 'marketing', recorded: false }, [...OPENING, ...AT_HAND]],
    ['recorded marketing', { kind: 'marketing', recorded: true }, [...OPENING, ...CONSENT, ...AT_HAND]],
    ['fund-raising', { kind: 'fundraising', recorded: false }, [...OPENING, ...AT_HAND]],
    [
      'collection of goods, whatever regime is set',
      { kind: 'collection', regime: 'dal2', subject: 'goods', recorded: false },
      [...OPENING, ...AT_HAND],
    ],
  ] as const)('%s', (_, situation, expected) => {
    expect(requiredScriptElements(situation)).toEqual(expected);
  });

  const situations = CAMPAIGN_KINDS.flatMap((kind) =>
    (['dal2', 'dal3', 'exempt'] as const).flatMap((regime) =>
      (['goods', 'service'] as const).flatMap((subject) =>
        [true, false].map((recorded) => ({ kind, regime, subject, recorded })),
      ),
    ),
  );

  it.each(situations)(
    '$kind, $regime, $subject, recorded $recorded: each element is missed when left out',
    (situation) => {
      const required = requiredScriptElements(situation);
      const judge = (script: readonly ScriptElement[]) =>
        scriptElements.evaluate(assignmentOf({ ...situation, script }));
      expect(judge(required)).toEqual({ outcome: 'compliant', reasons: [] });
      for (const left of required) {
        const { outcome, reasons } = judge(required.filter((id) => id !== left));
        expect([outcome, reasons.map(({ requirement }) => requirement)]).toEqual(['breach', [left]]);
      }
    },
  );
});

describe('script-elements', () => {
  const all = requiredScriptElements({ kind: 'sale', regime: 'dal2', subject: 'service', recorded: true });

  it.each([
    ['no script', { script: null }, ['script']],
    ['the regime not set', { script: all, regime: null }, ['regime']],
    ['goods or service not set', { script: all, subject: null }, ['subject']],
    ['recording not settled', { script: all, recorded: null }, ['recorded']],
  ] as const)('is undetermined: %s', (_, change, reasons) => {
    const judgment = scriptElements.evaluate(assignmentOf(change));
    expect(judgment.outcome).toBe('undetermined');
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });

  it('needs neither regime nor product where nothing is sold', () => {
    const script = requiredScriptElements({ kind: 'marketing', recorded: false });
    const facts = assignmentOf({ kind: 'marketing', regime: null, subject: null, recorded: false, script });
    expect(scriptElements.evaluate(facts).outcome).toBe('compliant');
  });
});

import { describe, expect, it } from 'vitest';
import type { RecordingFacts, Regime } from '../facts/sale.ts';
import { saleOf } from '../testing/sale.ts';
import { recording } from './recording.ts';

const written = { consentedBefore: true, consentConfirmed: true, holdsOffer: true, holdsYesToWriting: true };
const oral = { consentedBefore: true, consentConfirmed: true, holdsAgreement: true };

describe('recording (4.3, annex 2)', () => {
  it.each([
    ['a written sale, all of it recorded', 'dal2', written, 'compliant', []],
    ['financial services likewise', 'dal3', written, 'compliant', []],
    ['the offer is missing', 'dal2', { ...written, holdsOffer: false }, 'breach', ['holdsOffer']],
    [
      'the yes to writing is missing',
      'dal2',
      { ...written, holdsYesToWriting: false },
      'breach',
      ['holdsYesToWriting'],
    ],
    [
      'consent not confirmed inside',
      'dal2',
      { ...written, consentConfirmed: false },
      'breach',
      ['consentConfirmed'],
    ],
    [
      'consent before not on record',
      'dal2',
      { ...written, consentedBefore: null },
      'undetermined',
      ['consentedBefore'],
    ],
    ['an oral agreement, recorded', 'exempt', oral, 'compliant', []],
    [
      'an oral agreement, not on the recording',
      'exempt',
      { ...oral, holdsAgreement: false },
      'breach',
      ['holdsAgreement'],
    ],
    ['an oral agreement is not shown by an offer', 'exempt', written, 'undetermined', ['holdsAgreement']],
    ['refused: a written sale goes on', 'dal2', { consentedBefore: false }, 'notApplicable', ['refused']],
    ['refused: an oral one has no proof', 'exempt', { consentedBefore: false }, 'undetermined', ['refused']],
    [
      'refused and recorded all the same',
      'dal2',
      { ...written, consentedBefore: false },
      'breach',
      ['consentedBefore'],
    ],
    [
      'refused and the yes recorded',
      'dal2',
      { consentedBefore: false, holdsYesToWriting: true },
      'breach',
      ['consentedBefore'],
    ],
    [
      'refused and the agreement recorded',
      'exempt',
      { ...oral, consentedBefore: false },
      'breach',
      ['consentedBefore'],
    ],
    [
      'nothing on record',
      'dal2',
      null,
      'undetermined',
      ['consentedBefore', 'consentConfirmed', 'holdsOffer', 'holdsYesToWriting'],
    ],
  ] as [string, Regime, RecordingFacts | null, string, string[]][])(
    '%s',
    (_, regime, made, outcome, reasons) => {
      const judgment = recording.evaluate(saleOf({ regime, recording: made }));
      expect(judgment.outcome).toBe(outcome);
      expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
    },
  );
});

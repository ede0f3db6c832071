import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DUTY_IDS, type Duty, type Stage } from '../duty.ts';
import { SE_CONSUMER_2021_07_01 } from '../editions/packs.ts';
import * as catalogue from './index.ts';

const { activationDuties, attemptDuties, duties } = catalogue;
const stages = Object.keys(DUTY_IDS) as Stage[];
const byStage: Record<Stage, readonly Duty[]> = {
  attempt: attemptDuties,
  outcome: catalogue.outcomeDuties,
  call: catalogue.callDuties,
  sale: catalogue.saleDuties,
  activation: activationDuties,
  afterwards: catalogue.afterwardsDuties,
};
const clauses = new Set<string>(SE_CONSUMER_2021_07_01.clauses.map(({ id }) => id));
const here = (path: string) => existsSync(new URL(path, import.meta.url));
/** A sentence or more: it begins as one and ends as one. */
const SENTENCE = /^[A-ZÅÄÖ"].*[.)]$/s;

describe('the catalogue', () => {
  it('lists every id once, each stage sorted', () => {
    const all = Object.values(DUTY_IDS).flat();
    expect(new Set(all).size).toBe(44);
    for (const ids of Object.values(DUTY_IDS)) expect([...ids].sort()).toEqual([...ids]);
  });

  it('has a duty for each id, and no other', () => {
    expect(duties.map(({ id }) => id).sort()).toEqual(Object.values(DUTY_IDS).flat().sort());
  });

  it.each(stages)('keeps the duties of stage %s together', (stage) => {
    expect(byStage[stage].map(({ id }) => id).sort()).toEqual([...DUTY_IDS[stage]]);
    expect(new Set(byStage[stage].map((duty) => duty.stage))).toEqual(new Set([stage]));
  });

  it.each(stages.filter((stage) => stage !== 'activation'))('sorts the duties of stage %s by id', (stage) => {
    const ids = byStage[stage].map(({ id }) => id);
    expect([...ids].sort()).toEqual(ids);
  });

  it('counts twelve conditions of the gate, advice among them', () => {
    expect(activationDuties).toHaveLength(12);
    expect(activationDuties.filter(({ weight }) => weight === 'advice').map(({ id }) => id)).toEqual([
      'privacy-review',
    ]);
  });
});

describe.each(duties.map((duty) => ({ id: duty.id, duty })))('$id', ({ id, duty }) => {
  it('has a file of its name, a test beside it and a page', () => {
    expect(here(`./${id}.ts`)).toBe(true);
    expect(here(`./${id}.test.ts`)).toBe(true);
    expect(here(`../../../../docs/rules/${id}.md`)).toBe(true);
  });

  it('cites clauses of the pack', () => {
    expect(duty.clauses.length).toBeGreaterThan(0);
    for (const clause of duty.clauses) expect(clauses).toContain(clause);
  });

  it.each(['sv', 'en'] as const)('speaks %s', (language) => {
    expect(duty.title[language]).toMatch(/^[A-ZÅÄÖ][^.!]{3,60}$/);
    expect(duty.explanation[language]).toMatch(SENTENCE);
    expect(duty.explanation[language]).not.toContain('!');
  });

  it('speaks two languages, not one twice', () => {
    expect(duty.explanation.sv).not.toBe(duty.explanation.en);
  });

  it('dates its values, in order, each with its reference', () => {
    for (const value of Object.values(duty.values ?? {})) {
      const dates = value.versions.map(({ from }) => from);
      expect(dates.length).toBeGreaterThan(0);
      expect([...dates].sort()).toEqual(dates);
      for (const { reference, from } of value.versions) {
        expect(reference).not.toBe('');
        expect(from).toMatch(/^\d{4}-\d\d-\d\d$/);
      }
    }
  });

  it('states what it asks for', () => {
    if (!('requirements' in duty)) return;
    const texts = Object.values(duty.requirements);
    expect(texts.length).toBeGreaterThan(0);
    for (const { sv, en } of texts) {
      expect(sv).toMatch(SENTENCE);
      expect(en).toMatch(SENTENCE);
    }
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { DUTY_IDS, duties } from '@ringratt/rules';
import { expect, test } from 'vitest';
import { mendingPage } from './mending.ts';

type Side = 'principal' | 'contactCenter';

const gate = { assignmentId: '[assignmentId]', campaign: { id: '[campaignId]' } } as Parameters<
  typeof mendingPage
>[0];
const pageOf = (path: string) => new URL(`../app/[locale]/(portal)${path}/page.tsx`, import.meta.url);

/** Each condition for each side that answers for it by the guidelines. */
const cases = DUTY_IDS.activation.flatMap((id) => {
  const { responsible } = duties.find((duty) => duty.id === id)!;
  const sides: Side[] = responsible === 'both' ? ['principal', 'contactCenter'] : [responsible];
  return sides.map((side) => [id, side] as const);
});

test.each(cases)('%s is mended by the %s on a page that is there, at a part of it that is', (id, side) => {
  const href = mendingPage(gate, id, [side]);
  expect(href).not.toBeNull();
  const [path, part] = href!.split('#');
  expect(existsSync(pageOf(path!)), path).toBe(true);
  if (part) expect(readFileSync(pageOf(path!), 'utf8')).toContain(`id="${part}"`);
});

test('an organization that is both sides has a page for every condition', () => {
  for (const id of DUTY_IDS.activation) {
    expect(mendingPage(gate, id, ['principal', 'contactCenter']), id).not.toBeNull();
  }
});

test('what is no condition has no page', () => {
  expect(mendingPage(gate, 'calling-hours', ['principal', 'contactCenter'])).toBeNull();
});

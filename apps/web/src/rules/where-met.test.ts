import { existsSync } from 'node:fs';
import { duties } from '@ringratt/rules';
import { expect, test } from 'vitest';
import { dutyWords } from './duty-words.ts';
import { whereMet } from './where-met.ts';

test.each(duties.map(({ id }) => id))(
  '%s is explained in both languages and linked to a page that is there',
  (id) => {
    for (const language of ['sv', 'en'] as const) {
      const { title, explanation, clause } = dutyWords(id, language);
      expect(title).not.toBe('');
      expect(explanation.length).toBeGreaterThan(40);
      expect(clause).not.toBe('');
    }
    const page = new URL(`../app/[locale]/(portal)${whereMet[id]}/page.tsx`, import.meta.url);
    expect(existsSync(page), whereMet[id]).toBe(true);
  },
);

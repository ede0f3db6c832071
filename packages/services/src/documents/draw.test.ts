import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { drawDocument } from './draw.ts';
import { fonts } from './fonts.ts';
import type { Paper } from './paper.ts';

const { resolve } = createRequire(import.meta.url);

test.each([
  ['regular', 400],
  ['bold', 600],
] as const)('the %s letters are those of the font’s own package', (name, weight) => {
  const file = readFileSync(resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff`));
  expect(fonts[name].equals(file)).toBe(true);
});

const paper = (rows: number): Paper => ({
  title: 'Ansvarsmatris',
  lead: 'Vem som svarar för vad.',
  summary: [],
  total: null,
  sections: [
    {
      heading: 'Skyldigheter',
      paragraphs: [],
      rows: [],
      table: {
        columns: [
          { label: 'Punkt', share: 1 },
          { label: 'Skyldighet', share: 4 },
        ],
        rows: [
          { group: 'Före start' },
          ...Array.from({ length: rows }, (_, i) => ({
            cells: [`3.${i}`, `Åtta ord på en rad som är lång, rad ${i}.`],
          })),
        ],
      },
    },
  ],
  form: null,
  footer: [],
});
const drawn = (rows: number, landscape = false) =>
  drawDocument(paper(rows), { language: 'sv', parties: 'A · B', rulePack: 'x', madeAt: 0, landscape });

test('a table goes on over pages, lying or standing, and the same facts give the same bytes', async () => {
  const [few, standing, lying] = [await drawn(3), await drawn(45), await drawn(45, true)];
  expect([few.pages, standing.pages, lying.pages]).toEqual([1, 2, 3]);
  expect((await drawn(3)).bytes.equals(few.bytes)).toBe(true);
});

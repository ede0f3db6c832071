import PDFDocument from 'pdfkit';
import { expect, test } from 'vitest';
import { fonts } from './fonts.ts';
import { Writer } from './writer.ts';

/** A document that tells which page each text was begun on. */
function noted() {
  const doc = new PDFDocument({ size: 'A4', margin: 60, bufferPages: true, font: fonts.regular as never });
  doc.registerFont('regular', fonts.regular);
  doc.registerFont('bold', fonts.bold);
  const pages = new Map<string, number>();
  const text = doc.text.bind(doc) as (...given: unknown[]) => PDFKit.PDFDocument;
  doc.text = ((words: string, ...rest: unknown[]) => {
    pages.set(words, doc.bufferedPageRange().count);
    return text(words, ...rest);
  }) as typeof doc.text;
  return { doc, pages };
}

const tall = 'Elva ord om vad som händer om något blir fel. '.repeat(24);
const blocks = {
  'a row of many lines': { paragraphs: [], rows: [['Klagomål', tall] as const], first: tall },
  'a paragraph of many lines': { paragraphs: [tall], rows: [], first: tall },
};

test.each(Object.entries(blocks))('no heading stands last on a page before %s', (_, { first, ...said }) => {
  const { doc, pages } = noted();
  const writer = new Writer(doc);
  const count = () => doc.bufferedPageRange().count;
  let turned = 0;
  for (let y = 80; y < 780; y += 23) {
    doc.addPage();
    const before = count();
    doc.y = y;
    writer.section({ heading: 'Om något blir fel', ...said });
    expect(pages.get('Om något blir fel'), `at ${y} points`).toBe(pages.get(first));
    turned += pages.get(first)! - before;
  }
  // Some began a page, most had room.
  expect(turned).toBeGreaterThan(3);
  expect(turned).toBeLessThan(25);
});

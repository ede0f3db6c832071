import PDFDocument from 'pdfkit';
import type { Language } from '../sales/schemas.ts';
import { fonts } from './fonts.ts';
import type { Paper } from './paper.ts';
import { foot, gray, head, line, margin } from './sheet.ts';
import { words } from './words.ts';
import { Writer } from './writer.ts';

export interface DrawnDocument {
  bytes: Buffer;
  pages: number;
}

/** What of a document varies beside what it says. */
export interface Drawing {
  language: Language;
  /** Both parties, for the running head. */
  parties: string;
  rulePack: string;
  madeAt: number;
  /** On its side, for wide tables. */
  landscape?: boolean;
}

/** Draws a document: A4, black on white, tagged, page x of y; a row never splits, a heading never stands last. */
export function drawDocument(content: Paper, drawing: Drawing): Promise<DrawnDocument> {
  const doc = new PDFDocument({
    size: 'A4',
    layout: drawing.landscape ? 'landscape' : 'portrait',
    margins: { top: margin + head, bottom: margin + foot, left: margin, right: margin },
    bufferPages: true,
    tagged: true,
    pdfVersion: '1.7',
    lang: drawing.language === 'sv' ? 'sv-SE' : 'en-GB',
    displayTitle: true,
    font: fonts.regular as never,
    info: {
      Title: content.title,
      Author: drawing.parties,
      CreationDate: new Date(drawing.madeAt),
      ModDate: new Date(drawing.madeAt),
    },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  doc.registerFont('regular', fonts.regular);
  doc.registerFont('bold', fonts.bold);
  const page = new Writer(doc);

  page.heading('H1', content.title, 18);
  page.paragraph(content.lead);
  if (content.notice) page.notice(content.notice);
  page.rows(content.summary);
  if (content.total) page.rows([content.total], { strong: true });
  for (const section of content.sections) page.section(section);
  if (content.form) page.form(content.form);
  page.close();

  const { count } = doc.bufferedPageRange();
  const say = words[drawing.language];
  for (let n = 0; n < count; n += 1) {
    doc.switchToPage(n);
    running(doc, content, drawing, say.page(n + 1, count));
  }
  return new Promise((done, fail) => {
    doc.on('end', () => done({ bytes: Buffer.concat(chunks), pages: count }));
    doc.on('error', fail);
    doc.end();
  });
}

/** Head and foot of a page: furniture, which a screen reader skips. */
function running(
  doc: PDFKit.PDFDocument,
  content: Paper,
  { parties, rulePack }: Drawing,
  pageOf: string,
): void {
  const width = doc.page.width - 2 * margin;
  const below = doc.page.height - margin - foot + 8;
  const { bottom } = doc.page.margins;
  // Text below the bottom margin would begin a page.
  doc.page.margins.bottom = 0;
  doc.markContent('Artifact', { type: 'Pagination' });
  doc.font('regular').fontSize(8).fillColor(gray);
  const half = { width: width * 0.5 - 6, height: 10, ellipsis: true };
  doc.text(parties, margin, margin, half);
  doc.text(content.title, margin + width * 0.5 + 6, margin, { ...half, align: 'right' });
  doc
    .moveTo(margin, margin + 14)
    .lineTo(margin + width, margin + 14)
    .lineWidth(0.5)
    .strokeColor(line)
    .stroke();
  doc
    .moveTo(margin, below)
    .lineTo(margin + width, below)
    .stroke();
  const facts = content.footer.map(([label, value]) => `${label} ${value}`);
  const first = Math.min(3, facts.length - 1);
  const lines = [facts.slice(0, first), [...facts.slice(first), rulePack]].map((parts) =>
    parts.join('  ·  '),
  );
  for (const [n, text] of lines.entries())
    doc.text(text, margin, below + 6 + n * 11, { width: width - 70, height: 10, ellipsis: true });
  doc.text(pageOf, margin + width - 70, below + 6, { width: 70, align: 'right', lineBreak: false });
  doc.endMarkedContent();
  doc.page.margins.bottom = bottom;
}

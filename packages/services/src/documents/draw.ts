import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Language } from '../sales/schemas.ts';
import type { ContentSection, DocumentContent, Row } from './content.ts';
import { words } from './words.ts';

// The .woff files: a .woff2 breaks on å, ä and ö.
const { resolve } = createRequire(import.meta.url);
const regular = resolve('@fontsource/inter/files/inter-latin-400-normal.woff');
const bold = resolve('@fontsource/inter/files/inter-latin-600-normal.woff');

/** Points in a millimeter. */
const mm = 72 / 25.4;
const margin = 18 * mm;
/** Room for the running head and foot inside the margins. */
const head = 26;
const foot = 30;
const labelWidth = 150;
const gray = '#555555';
const line = '#bbbbbb';

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
}

/** Draws a document: A4, black on white, tagged, page x of y; a row never splits, a heading never stands last. */
export function drawDocument(content: DocumentContent, drawing: Drawing): Promise<DrawnDocument> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: margin + head, bottom: margin + foot, left: margin, right: margin },
    bufferPages: true,
    tagged: true,
    pdfVersion: '1.7',
    lang: drawing.language === 'sv' ? 'sv-SE' : 'en-GB',
    displayTitle: true,
    font: regular,
    info: {
      Title: content.title,
      Author: drawing.parties,
      CreationDate: new Date(drawing.madeAt),
      ModDate: new Date(drawing.madeAt),
    },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  doc.registerFont('regular', regular);
  doc.registerFont('bold', bold);
  const page = new Writer(doc);

  page.heading('H1', content.title, 18);
  page.paragraph(content.lead);
  page.notice(content.notice);
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
  content: DocumentContent,
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
  doc.text(parties, margin, margin, { width: width * 0.5, lineBreak: false });
  doc.text(content.title, margin + width * 0.5, margin, {
    width: width * 0.5,
    align: 'right',
    height: 10,
    ellipsis: true,
  });
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
  const lines = [facts.slice(0, 3), [...facts.slice(3), rulePack]].map((parts) => parts.join('  ·  '));
  for (const [n, text] of lines.entries())
    doc.text(text, margin, below + 6 + n * 11, { width: width - 70, height: 10, ellipsis: true });
  doc.text(pageOf, margin + width - 70, below + 6, { width: 70, align: 'right', lineBreak: false });
  doc.endMarkedContent();
  doc.page.margins.bottom = bottom;
}

/** Writes block after block down the pages, each with its tag. */
class Writer {
  readonly #doc: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;
  readonly #width: number;

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
    this.#width = doc.page.width - 2 * margin;
    this.#root = doc.struct('Document');
    doc.addStructure(this.#root);
  }

  close(): void {
    this.#root.end();
  }

  /** Begins a page where the height does not fit on this one. */
  #keep(height: number): void {
    const { page } = this.#doc;
    if (this.#doc.y + height > page.height - page.margins.bottom) this.#doc.addPage();
  }

  #tag(type: string, draw: () => void): void {
    this.#root.add(this.#doc.struct(type, {}, draw));
  }

  heading(type: 'H1' | 'H2', text: string, size: number): void {
    const doc = this.#doc;
    doc.font('bold').fontSize(size);
    // With at least two lines of what follows.
    this.#keep(doc.heightOfString(text, { width: this.#width }) + 40);
    this.#tag(type, () => {
      doc.font('bold').fontSize(size).fillColor('black');
      doc.text(text, margin, doc.y, { width: this.#width });
    });
    doc.moveDown(0.35);
  }

  paragraph(text: string): void {
    const doc = this.#doc;
    doc.font('regular').fontSize(10);
    // A paragraph that fits on a page is not cut.
    const height = doc.heightOfString(text, { width: this.#width, lineGap: 2.5 });
    if (height < 300) this.#keep(height);
    this.#tag('P', () => {
      doc.font('regular').fontSize(10).fillColor('black');
      doc.text(text, margin, doc.y, { width: this.#width, lineGap: 2.5 });
    });
    doc.moveDown(0.5);
  }

  /** What must not be missed, in a frame. */
  notice({ heading, text }: { heading: string; text: string }): void {
    const doc = this.#doc;
    const pad = 10;
    const width = this.#width - 2 * pad;
    doc.font('bold').fontSize(10.5);
    const titleHeight = doc.heightOfString(heading, { width });
    doc.font('regular').fontSize(10);
    const height = titleHeight + 4 + doc.heightOfString(text, { width, lineGap: 2.5 }) + 2 * pad;
    this.#keep(height);
    const top = doc.y;
    doc.markContent('Artifact', { type: 'Layout' });
    doc.roundedRect(margin, top, this.#width, height, 4).lineWidth(1).strokeColor('black').stroke();
    doc.endMarkedContent();
    this.#tag('P', () => {
      doc.fillColor('black').font('bold').fontSize(10.5);
      doc.text(heading, margin + pad, top + pad, { width });
      doc
        .font('regular')
        .fontSize(10)
        .text(text, margin + pad, top + pad + titleHeight + 4, { width, lineGap: 2.5 });
    });
    doc.y = top + height + 12;
  }

  /** Label beside value, hairlines between; each row stays whole. */
  rows(rows: readonly Row[], { strong = false } = {}): void {
    const doc = this.#doc;
    const valueWidth = this.#width - labelWidth - 10;
    const size = strong ? 12 : 10;
    const font = strong ? 'bold' : 'regular';
    for (const [label, value] of rows) {
      doc.font(font).fontSize(size);
      const height = Math.max(
        doc.heightOfString(value, { width: valueWidth, lineGap: 2 }),
        doc.heightOfString(label, { width: labelWidth, lineGap: 2 }),
      );
      this.#keep(height + 9);
      const top = doc.y + 4;
      this.#tag('P', () => {
        doc
          .font(font)
          .fontSize(size)
          .fillColor(strong ? 'black' : gray);
        doc.text(label, margin, top, { width: labelWidth, lineGap: 2 });
        doc.fillColor('black').text(value, margin + labelWidth + 10, top, { width: valueWidth, lineGap: 2 });
      });
      const bottom = top + height + 4;
      doc.markContent('Artifact', { type: 'Layout' });
      doc
        .moveTo(margin, bottom)
        .lineTo(margin + this.#width, bottom)
        .lineWidth(0.5)
        .strokeColor(line)
        .stroke();
      doc.endMarkedContent();
      doc.y = bottom + 1;
    }
  }

  section({ heading, paragraphs, rows }: ContentSection): void {
    this.#doc.y += 12;
    this.heading('H2', heading, 12);
    for (const text of paragraphs) this.paragraph(text);
    this.rows(rows);
  }

  /** The standard form, on a page of its own so that it can be torn off. */
  form(form: NonNullable<DocumentContent['form']>): void {
    const doc = this.#doc;
    doc.addPage();
    this.heading('H2', form.heading, 14);
    for (const text of [form.lead, form.to, form.text, form.product]) this.paragraph(text);
    doc.y += 10;
    for (const blank of form.blanks) {
      const top = doc.y + 18;
      this.#tag('P', () => {
        doc
          .font('regular')
          .fontSize(9)
          .fillColor(gray)
          .text(blank, margin, top + 4, { width: this.#width });
      });
      doc.markContent('Artifact', { type: 'Layout' });
      doc
        .moveTo(margin, top)
        .lineTo(margin + this.#width, top)
        .lineWidth(0.5)
        .strokeColor('black')
        .stroke();
      doc.endMarkedContent();
      doc.y = top + 28;
    }
  }
}

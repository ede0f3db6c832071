import { drawTable } from './draw-table.ts';
import type { Notice, Paper, PaperSection, Row } from './paper.ts';
import { bottomOf, furniture, gray, hairline, margin } from './sheet.ts';

const labelWidth = 150;

/** Writes block after block down the pages, each with its tag. */
export class Writer {
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
    if (this.#doc.y + height > bottomOf(this.#doc)) this.#doc.addPage();
  }

  #tag(type: string, draw: () => void): void {
    this.#root.add(this.#doc.struct(type, {}, draw));
  }

  /** @param next what has to stand under it on the same page, in points: at least two lines */
  heading(type: 'H1' | 'H2', text: string, size: number, next = 40): void {
    const doc = this.#doc;
    doc.font('bold').fontSize(size);
    this.#keep(doc.heightOfString(text, { width: this.#width }) + Math.max(40, next));
    this.#tag(type, () => {
      doc.font('bold').fontSize(size).fillColor('black');
      doc.text(text, margin, doc.y, { width: this.#width });
    });
    doc.moveDown(0.35);
  }

  /** What of a paragraph has to stand on one page: all of it, unless it is long. */
  #whole(text: string): number {
    this.#doc.font('regular').fontSize(10);
    const height = this.#doc.heightOfString(text, { width: this.#width, lineGap: 2.5 });
    return height < 300 ? height : 40;
  }

  paragraph(text: string): void {
    const doc = this.#doc;
    this.#keep(this.#whole(text));
    this.#tag('P', () => {
      doc.font('regular').fontSize(10).fillColor('black');
      doc.text(text, margin, doc.y, { width: this.#width, lineGap: 2.5 });
    });
    doc.moveDown(0.5);
  }

  /** What must not be missed, in a frame. */
  notice({ heading, text }: Notice): void {
    const doc = this.#doc;
    const pad = 10;
    const width = this.#width - 2 * pad;
    doc.font('bold').fontSize(10.5);
    const titleHeight = doc.heightOfString(heading, { width });
    doc.font('regular').fontSize(10);
    const height = titleHeight + 4 + doc.heightOfString(text, { width, lineGap: 2.5 }) + 2 * pad;
    this.#keep(height);
    const top = doc.y;
    furniture(doc, 'Layout', () => {
      doc.roundedRect(margin, top, this.#width, height, 4).lineWidth(1).strokeColor('black').stroke();
    });
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

  get #valueWidth(): number {
    return this.#width - labelWidth - 10;
  }

  /** In the letters that are set. */
  #rowHeight([label, value]: Row): number {
    return Math.max(
      this.#doc.heightOfString(value, { width: this.#valueWidth, lineGap: 2 }),
      this.#doc.heightOfString(label, { width: labelWidth, lineGap: 2 }),
    );
  }

  /** Label beside value, hairlines between; each row stays whole. */
  rows(rows: readonly Row[], { strong = false } = {}): void {
    const doc = this.#doc;
    const size = strong ? 12 : 10;
    const font = strong ? 'bold' : 'regular';
    for (const row of rows) {
      const [label, value] = row;
      doc.font(font).fontSize(size);
      const height = this.#rowHeight(row);
      this.#keep(height + 9);
      const top = doc.y + 4;
      this.#tag('P', () => {
        doc
          .font(font)
          .fontSize(size)
          .fillColor(strong ? 'black' : gray);
        doc.text(label, margin, top, { width: labelWidth, lineGap: 2 });
        doc
          .fillColor('black')
          .text(value, margin + labelWidth + 10, top, { width: this.#valueWidth, lineGap: 2 });
      });
      const bottom = top + height + 4;
      hairline(doc, bottom, this.#width);
      doc.y = bottom + 1;
    }
  }

  section({ heading, paragraphs, rows, table }: PaperSection): void {
    this.#doc.y += 12;
    this.heading('H2', heading, 12, this.#firstBlock(paragraphs, rows));
    for (const text of paragraphs) this.paragraph(text);
    this.rows(rows);
    if (table) drawTable(this.#doc, this.#root, table);
  }

  /** How much of a section has to stand under its heading: its first block, so that no heading stands last. */
  #firstBlock([text]: readonly string[], [row]: readonly Row[]): number {
    if (text !== undefined) return this.#whole(text) + 6;
    this.#doc.font('regular').fontSize(10);
    // A table asks for room for its head and a row or two.
    return row ? this.#rowHeight(row) + 15 : 100;
  }

  /** The standard form, on a page of its own so that it can be torn off. */
  form(form: NonNullable<Paper['form']>): void {
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
      hairline(doc, top, this.#width, 'black');
      doc.y = top + 28;
    }
  }
}

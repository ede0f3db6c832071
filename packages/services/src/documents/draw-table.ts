import type { Table } from './paper.ts';
import { bottomOf, furniture, gray, hairline, margin } from './sheet.ts';

const size = 8.5;
const gap = 8;
const pad = 4;

/** Draws a table: its head on every page it comes to, and each row whole. */
export function drawTable(
  doc: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  { columns, rows }: Table,
): void {
  const width = doc.page.width - 2 * margin;
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => ((width - gap * (columns.length - 1)) * share) / shares);
  const lefts = widths.map((_, i) => margin + widths.slice(0, i).reduce((sum, one) => sum + one + gap, 0));
  const labels = columns.map(({ label }) => label);
  const table = doc.struct('Table');
  root.add(table);

  const heightOf = (cells: readonly string[], font: 'regular' | 'bold') => {
    doc.font(font).fontSize(size);
    return Math.max(...cells.map((text, i) => doc.heightOfString(text, { width: widths[i]!, lineGap: 1 })));
  };
  const write = (text: string, i: number, top: number) =>
    doc.text(text, lefts[i]!, top, { width: widths[i]!, lineGap: 1 });
  const headHeight = heightOf(labels, 'bold') + 2 * pad;

  /** The head is read once; where it is repeated it is furniture. */
  const header = (first: boolean) => {
    const top = doc.y + pad;
    const draw = (i: number) => {
      doc.font('bold').fontSize(size).fillColor(gray);
      write(labels[i]!, i, top);
    };
    if (first) row('TH', labels.length, 'Column', draw);
    else furniture(doc, 'Pagination', () => labels.forEach((_, i) => void draw(i)));
    doc.y = top - pad + headHeight;
    hairline(doc, doc.y, width, 'black');
  };
  const row = (type: 'TH' | 'TD', count: number, scope: 'Column' | null, draw: (i: number) => void) => {
    const line = doc.struct('TR');
    table.add(line);
    for (let i = 0; i < count; i += 1)
      line.add(doc.struct(type, scope ? ({ scope } as object) : {}, () => draw(i)));
    line.end();
  };
  const keep = (height: number) => {
    if (doc.y + height <= bottomOf(doc)) return;
    doc.addPage();
    header(false);
  };

  if (doc.y + headHeight + 60 > bottomOf(doc)) doc.addPage();
  header(true);
  for (const one of rows) {
    if ('group' in one) {
      // Not without the first of its rows.
      keep(52);
      const top = doc.y + pad + 4;
      row('TH', 1, null, () => {
        doc
          .font('bold')
          .fontSize(size + 0.5)
          .fillColor('black');
        doc.text(one.group, margin, top, { width });
      });
      doc.y += pad;
    } else {
      const font = one.marked ? 'bold' : 'regular';
      const height = heightOf(one.cells, font) + 2 * pad;
      keep(height);
      const top = doc.y + pad;
      row('TD', one.cells.length, null, (i) => {
        doc.font(font).fontSize(size).fillColor('black');
        write(one.cells[i]!, i, top);
      });
      doc.y = top - pad + height;
    }
    hairline(doc, doc.y, width);
  }
  table.end();
  doc.y += 6;
}

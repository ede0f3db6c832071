/** Points in a millimeter. */
const mm = 72 / 25.4;
export const margin = 18 * mm;
/** Room for the running head and foot inside the margins. */
export const head = 26;
export const foot = 30;
export const gray = '#555555';
export const line = '#bbbbbb';

/** Marks what a screen reader skips: frames, hairlines, running heads. */
export function furniture(doc: PDFKit.PDFDocument, type: 'Layout' | 'Pagination', draw: () => void): void {
  doc.markContent('Artifact', { type });
  draw();
  doc.endMarkedContent();
}

/** A hairline from the left margin. */
export function hairline(doc: PDFKit.PDFDocument, y: number, width: number, color = line): void {
  furniture(doc, 'Layout', () => {
    doc
      .moveTo(margin, y)
      .lineTo(margin + width, y)
      .lineWidth(0.5)
      .strokeColor(color)
      .stroke();
  });
}

/** Where a page's text ends. */
export const bottomOf = ({ page }: PDFKit.PDFDocument): number => page.height - page.margins.bottom;

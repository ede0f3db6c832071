/** A label and its value. */
export type Row = readonly [label: string, value: string];

/** What must not be missed. */
export interface Notice {
  heading: string;
  text: string;
}

export interface TableColumn {
  label: string;
  /** Its part of the width, against the others'. */
  share: number;
}

export interface Table {
  columns: readonly TableColumn[];
  /** A row over the whole width begins a group; the cells of the others stand under the columns. */
  rows: readonly ({ group: string } | { cells: readonly string[]; marked?: boolean })[];
}

export interface PaperSection {
  heading: string;
  /** Plain paragraphs first, then rows, then the table. */
  paragraphs: string[];
  rows: Row[];
  table?: Table;
}

/** What a paper says, part by part: the file and the text are made from the same. */
export interface Paper {
  title: string;
  lead: string;
  notice?: Notice;
  summary: Row[];
  total: Row | null;
  sections: PaperSection[];
  /** Where there is a right of withdrawal: the standard form's lines. */
  form: { heading: string; lead: string; to: string; text: string; product: string; blanks: string[] } | null;
  footer: Row[];
}

/** A section of what there is; what is not said leaves no trace. */
export function section(
  heading: string,
  paragraphs: readonly (string | null | undefined)[],
  rows: readonly (readonly [string, string | null | undefined])[] = [],
): PaperSection {
  return {
    heading,
    paragraphs: paragraphs.filter((text): text is string => Boolean(text)),
    rows: rows.filter((row): row is [string, string] => Boolean(row[1])),
  };
}

export const saysSomething = ({ paragraphs, rows, table }: PaperSection): boolean =>
  paragraphs.length + rows.length > 0 || table !== undefined;

/** The first sixteen digits of a fingerprint, in fours. */
export const shownFingerprint = (hex: string): string => hex.slice(0, 16).replaceAll(/(.{4})(?=.)/g, '$1 ');

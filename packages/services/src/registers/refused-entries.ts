/** A line or row of a register's input that was not taken, with why. */
export interface RefusedEntry {
  /** Line of the file, or number of the row, the first being 1. */
  line: number;
  /** The column or field at fault. */
  column: string;
  value: string;
  reason: string;
  /** What the reason points at, such as the line of the first occurrence. */
  detail: string | null;
}

/** As many as a person reads; of the rest the count. */
const shown = 1_000;

/** Gathers refused entries without growing with them. */
export class RefusedEntries {
  readonly first: RefusedEntry[] = [];
  count = 0;

  constructor(readonly most = shown) {}

  add(entry: RefusedEntry): void {
    this.count++;
    if (this.first.length < this.most)
      this.first.push({ ...entry, value: entry.value.replaceAll('\0', '').slice(0, 200) });
  }
}

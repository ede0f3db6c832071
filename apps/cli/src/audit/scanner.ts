const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;

/** Longest row that is read, in bytes; a longer one is a fault and is read past, never kept. */
export const LONGEST_ROW = 1024 * 1024;

/** Most fields of a row that are told apart; what follows is counted, no more. */
const MOST_FIELDS = 512;

/** One row of the file, valid until the callback returns. Field i is bytes[starts[i]] up to bytes[ends[i]]. */
export interface Row {
  bytes: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  /** 1 where a quoted field holds doubled quotes. */
  doubled: Uint8Array;
  fields: number;
  /** The physical line on which the row starts, the first being 1. */
  line: number;
}

export interface ScannerEvents {
  row(row: Row): void;
  fault(line: number, message: string): void;
}

/**
 * Cuts a stream of bytes into rows and fields (RFC 4180), without making a string of any. Lines end by LF, CRLF or CR
 * alone. A quoted field may hold delimiters, doubled quotes and line ends; a row is then several lines and bears the
 * number of its first. Where a quote is never closed, or something other than a delimiter follows a closing one, that
 * line alone is a fault and reading goes on with the next: one stray quote does not swallow the rest of the file.
 * Empty lines are counted and skipped. Memory is one chunk and one row, whatever the size of the file.
 */
export class Scanner {
  readonly #row: Row;
  readonly #events: ScannerEvents;
  readonly #delimiter: number;
  readonly #longest: number;
  readonly #special = new Uint8Array(256);
  #bytes: Uint8Array;
  /** Bytes [0, #end) are filled; #from is where the row not yet answered starts. */
  #end = 0;
  #from = 0;
  #line = 1;
  #skipping = false;
  #afterReturn = false;

  /** `longest` is the longest row in bytes that is read. */
  constructor(delimiter: number, events: ScannerEvents, longest = LONGEST_ROW) {
    this.#longest = longest;
    this.#delimiter = delimiter;
    this.#events = events;
    for (const byte of [delimiter, QUOTE, LF, CR]) this.#special[byte] = 1;
    this.#bytes = new Uint8Array(2 * longest);
    this.#row = {
      bytes: this.#bytes,
      starts: new Int32Array(MOST_FIELDS),
      ends: new Int32Array(MOST_FIELDS),
      doubled: new Uint8Array(MOST_FIELDS),
      fields: 0,
      line: 1,
    };
  }

  /** Takes the next bytes of the file; the rows that they complete are answered before it returns. */
  push(chunk: Uint8Array): void {
    for (let taken = 0; taken < chunk.length; ) {
      const part = chunk.subarray(taken, taken + this.#longest);
      taken += part.length;
      if (this.#from > 0) {
        this.#bytes.copyWithin(0, this.#from, this.#end);
        this.#end -= this.#from;
        this.#from = 0;
      }
      this.#bytes.set(part, this.#end);
      this.#end += part.length;
      this.#scan(false);
    }
  }

  /** Answers what is left: a last line without an end is a row too. */
  end(): void {
    this.#scan(true);
  }

  #scan(last: boolean): void {
    while (this.#from < this.#end) {
      if (this.#skipping) {
        if (!this.#skip()) return;
        continue;
      }
      if (this.#afterReturn) {
        this.#afterReturn = false;
        if (this.#bytes[this.#from] === LF) {
          this.#from += 1;
          continue;
        }
      }
      const read = this.#readRow(last);
      if (read === 'done') continue;
      if (read === 'broken') this.#giveUp('a closing quote is followed by more text');
      else if (last) this.#giveUp('a quote is not closed');
      else if (this.#end - this.#from < this.#longest) return;
      else
        this.#giveUp(
          read === 'quoted' ? 'a quote is not closed within 1 MiB' : 'the row is longer than 1 MiB',
        );
    }
  }

  /** Reads past the rest of a line that is too long; false where it goes on beyond these bytes. */
  #skip(): boolean {
    const next = this.#lineEndFrom(this.#from);
    if (next === -1) {
      this.#from = this.#end;
      return false;
    }
    this.#afterReturn = this.#bytes[next] === CR;
    this.#from = next + 1;
    this.#line += 1;
    this.#skipping = false;
    return true;
  }

  #lineEndFrom(from: number): number {
    for (let i = from; i < this.#end; i += 1) {
      if (this.#bytes[i] === LF || this.#bytes[i] === CR) return i;
    }
    return -1;
  }

  /** Faults the line on which the row starts and goes on after it. */
  #giveUp(message: string): void {
    this.#events.fault(this.#line, message);
    this.#skipping = true;
  }

  /**
   * Reads one row from #from. `more`: it goes on beyond these bytes, `quoted` inside quotes. `broken`: its quotes
   * cannot be right.
   */
  #readRow(last: boolean): 'done' | 'more' | 'quoted' | 'broken' {
    const row = this.#row;
    const { bytes, starts, ends, doubled } = row;
    const special = this.#special;
    const delimiter = this.#delimiter;
    const end = this.#end;
    let fields = 0;
    let start = this.#from;
    let innerLines = 0;
    let i = start;
    for (;;) {
      while (i < end && special[bytes[i]!] === 0) i += 1;
      if (i === end) {
        // Only a last line may end with the file.
        if (!last) return 'more';
        this.#put(fields, start, i);
        this.#answer(fields + 1, i);
        this.#line += innerLines;
        return 'done';
      }
      const byte = bytes[i]!;
      if (byte === delimiter) {
        if (fields < MOST_FIELDS) {
          starts[fields] = start;
          ends[fields] = i;
          doubled[fields] = 0;
        }
        fields += 1;
        i += 1;
        start = i;
      } else if (byte !== QUOTE) {
        this.#put(fields, start, i);
        this.#answer(fields + 1, i + 1);
        this.#line += innerLines + 1;
        this.#afterReturn = byte === CR;
        return 'done';
      } else if (!this.#onlySpaces(start, i)) {
        // A quote within a bare field is a byte like any other.
        i += 1;
      } else {
        let twice = 0;
        start = i + 1;
        for (i = start; ; i += 1) {
          if (i === end) return 'quoted';
          const inner = bytes[i]!;
          if (inner === QUOTE) {
            if (i + 1 === end && !last) return 'quoted';
            if (i + 1 === end || bytes[i + 1] !== QUOTE) break;
            twice = 1;
            i += 1;
          } else if (inner === LF || (inner === CR && bytes[i + 1] !== LF)) {
            innerLines += 1;
          }
        }
        const close = i;
        for (i += 1; i < end && bytes[i] === SPACE; i += 1);
        if (i === end && !last) return 'more';
        if (i < end && bytes[i] !== delimiter && bytes[i] !== LF && bytes[i] !== CR) return 'broken';
        this.#put(fields, start, close);
        if (fields < MOST_FIELDS) doubled[fields] = twice;
        if (i < end && bytes[i] === delimiter) {
          fields += 1;
          i += 1;
          start = i;
          continue;
        }
        this.#answer(fields + 1, i === end ? i : i + 1);
        this.#line += innerLines + (i === end ? 0 : 1);
        this.#afterReturn = i < end && bytes[i] === CR;
        return 'done';
      }
    }
  }

  #onlySpaces(from: number, to: number): boolean {
    for (let i = from; i < to; i += 1) if (this.#row.bytes[i] !== SPACE) return false;
    return true;
  }

  #put(field: number, start: number, end: number): void {
    if (field >= MOST_FIELDS) return;
    this.#row.starts[field] = start;
    this.#row.ends[field] = end;
    this.#row.doubled[field] = 0;
  }

  #answer(fields: number, next: number): void {
    const row = this.#row;
    const blank =
      fields === 1 && row.starts[0] === this.#from && this.#onlySpaces(row.starts[0], row.ends[0]!);
    this.#from = next;
    if (blank) return;
    row.fields = Math.min(fields, MOST_FIELDS);
    row.line = this.#line;
    this.#events.row(row);
  }
}

import type { Streams } from './command.ts';

const WIDTH = 30;
const BETWEEN_DRAWINGS_MS = 100;

/** A bar on standard error: drawn on a terminal alone, and only where the size is known beforehand. */
export interface Progress {
  /** Tells how many more bytes were read. */
  advance(bytes: number): void;
  /** Wipes the bar, so that nothing of it stays among the output. */
  end(): void;
}

const SILENT: Progress = { advance() {}, end() {} };

/** A bar for `total` bytes; does nothing where standard error is no terminal. */
export function progressOn(stderr: Streams['stderr'], total: number | null): Progress {
  if (stderr.isTTY !== true || total === null || total === 0) return SILENT;
  let done = 0;
  let drawnAt = 0;
  return {
    advance(bytes) {
      done += bytes;
      const now = performance.now();
      if (now - drawnAt < BETWEEN_DRAWINGS_MS) return;
      drawnAt = now;
      const share = Math.min(1, done / total);
      const filled = Math.round(share * WIDTH);
      const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
      stderr.write(`\r${bar} ${String(Math.floor(share * 100)).padStart(3)} %`);
    },
    end() {
      if (drawnAt > 0) stderr.write('\r\u001b[K');
    },
  };
}

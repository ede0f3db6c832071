import { describe, expect, it } from 'vitest';

import { parseFlags } from './flags.mjs';

describe('parseFlags', () => {
  it('takes the flags in any order and both spellings of --at', () => {
    const at = Date.UTC(2026, 10, 24, 9);
    expect(parseFlags(['--fresh', '--at', '2026-11-24T10:00:00+01:00'])).toEqual({
      at,
      fresh: true,
      help: false,
    });
    expect(parseFlags(['--at=2026-11-24T09:00:00Z'])).toEqual({ at, fresh: false, help: false });
  });

  it('says how to write what it does not understand, such as an instant whose flag npm swallowed', () => {
    expect(() => parseFlags(['2026-11-24T10:00:00+01:00'])).toThrow(/npm start -- --at/);
    expect(() => parseFlags(['--at'])).toThrow(/--at 2026/);
  });
});

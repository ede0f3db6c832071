import type { ScriptBlock } from '@ringratt/services';
import { describe, expect, it } from 'vitest';
import { scriptDifference } from './script-difference';

const block = (element: string, text: string) => ({ element, text }) as ScriptBlock;
const a = block('agent-name', 'Hej');
const own = block('own-words', 'Fint väder');

describe('what differs between two versions of a script', () => {
  it('is nothing where all blocks are the same, in whatever order', () => {
    expect(scriptDifference([a, own], [own, a])).toEqual([]);
  });

  it('is what is new, changed and gone', () => {
    expect(scriptDifference([a, own], [block('agent-name', 'Hallå'), block('closing', 'Tack')])).toEqual([
      { element: 'agent-name', before: 'Hej', after: 'Hallå' },
      { element: 'closing', before: null, after: 'Tack' },
      { element: 'own-words', before: 'Fint väder', after: null },
    ]);
  });

  it('takes no block of an element for another that stands as it was', () => {
    expect(scriptDifference([own, block('own-words', 'B')], [block('own-words', 'C'), own])).toEqual([
      { element: 'own-words', before: 'B', after: 'C' },
    ]);
  });
});

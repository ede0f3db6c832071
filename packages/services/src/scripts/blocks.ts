import { SCRIPT_ELEMENTS, type ScriptElement } from '@ringratt/rules';
import { z } from 'zod';
import { typedText } from '../input.ts';
import { unknownNames } from './placeholders.ts';

/** The tag of words that cover nothing required: a greeting, what the product is good for. */
export const ownWords = 'own-words';
export type BlockElement = ScriptElement | typeof ownWords;

export const blockElements: readonly BlockElement[] = [...SCRIPT_ELEMENTS.map(({ id }) => id), ownWords];

const known = new Set<string>(blockElements);

/** A piece of a script, with the element it covers as its tag. */
export interface ScriptBlock {
  element: BlockElement;
  text: string;
}

export const scriptBlocks = z
  .array(
    z.object({
      element: z.custom<BlockElement>((value) => known.has(value as string), { error: 'unknown' }),
      text: typedText(4_000).refine((text) => unknownNames(text).length === 0, 'unknownPlaceholder'),
    }),
  )
  .min(1, 'required')
  .max(80, 'tooLong');

export const scriptLanguages = ['sv', 'en'] as const;
export type ScriptLanguage = (typeof scriptLanguages)[number];

import { parseDate } from '@ringratt/rules';
import { z } from 'zod';
import { Invalid } from './errors.ts';

/**
 * Reads a verb's input by its schema. Issue messages are codes (`required`, `tooLong`) where the schema
 * names one, so that each transport words them in its own language.
 *
 * @throws Invalid with the path of every fault
 */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  // A value may miss two of a schema's marks that are worded alike.
  throw new Invalid(
    issues.filter(
      ({ path, message }, at) =>
        at === issues.findIndex((one) => one.path === path && one.message === message),
    ),
  );
}

/** Text a person typed: trimmed, without NUL (which Postgres refuses), between one and `most` letters. */
export const typedText = (most: number) =>
  z
    .string({ error: 'required' })
    .trim()
    .min(1, 'required')
    .max(most, 'tooLong')
    .refine((value) => !value.includes('\0'), 'unreadable');

/** Text that a list is searched by: nothing is found by what no column can hold. */
export const soughtText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, 'tooLong')
    .refine((value) => !value.includes('\0'), 'unreadable');

export const localDay = z
  .string({ error: 'required' })
  .refine((value) => parseDate(value) !== null, 'notADate');

import { Invalid, type RegisterLoad, type RegisterSource } from '@ringratt/services';
import { z } from 'zod';
import { faultWords } from './problems.ts';

/** What the routes of the registers share: entries as JSON or as a file, and what became of them. */

/** Refused entries that an answer names one by one. */
export const mostRefused = 10_000;

/** Entries of one JSON body; a file may be longer. */
const mostEntries = 20_000;

/** A field of an entry. It is judged with its entry: a fault in one keeps no other out. */
export const cell = (
  description: string,
  example: unknown,
  type: 'string' | 'boolean' | ('string' | 'null')[] = 'string',
) => z.unknown().meta({ override: { type, description, example } });

/** A whole file in the body: as bytes where it came as `text/csv`, as text from a TypeScript dialer. */
export const csv = z
  .unknown()
  .refine(
    (value) => value === undefined || typeof value === 'string' || value instanceof Uint8Array,
    'This is no text.',
  )
  .meta({
    override: {
      type: 'string',
      description: 'A file’s text instead. Over HTTP send it as the body itself, as `text/csv`.',
    },
  })
  .optional();

/** Many entries, or one with its fields beside `entries`. */
export function registerInput<K extends string>(fields: Record<K, z.ZodUnknown>) {
  const entry = Object.fromEntries(
    Object.entries<z.ZodUnknown>(fields).map(([name, field]) => [name, field.optional()]),
  ) as Record<K, z.ZodOptional<z.ZodUnknown>>;
  return z
    .object({
      ...entry,
      entries: z
        .array(z.looseObject(entry))
        .max(mostEntries)
        .optional()
        .meta({ description: 'Entries. One alone may also have its fields at the top.' }),
      csv,
    })
    .refine((input) => Object.values(input).some((value) => value !== undefined), {
      path: ['entries'],
      message: 'This is required.',
    });
}

/** The service's source of what was sent, and whether it was one entry alone. */
export function sourceOf(input: Readonly<Record<string, unknown>> & { entries?: unknown; csv?: unknown }): {
  source: RegisterSource;
  alone: boolean;
} {
  const { entries, csv, ...entry } = input;
  if (csv !== undefined) {
    const content = typeof csv === 'string' ? Buffer.from(csv) : (csv as Uint8Array);
    return { source: { content }, alone: false };
  }
  if (Array.isArray(entries)) return { source: { rows: entries }, alone: false };
  return { source: { rows: [entry] }, alone: true };
}

export const refusedEntry = z
  .object({
    line: z.number().int().meta({ description: 'Line of the file, or the entry’s number from 1.' }),
    path: z.string().meta({ description: 'To the fault.', example: 'entries[3].givenAt' }),
    value: z.string().meta({ description: 'As it was sent, at most 200 letters.' }),
    reason: z.string().meta({ description: 'Stable.', example: 'not-an-instant' }),
    message: z.string().meta({ description: 'For people; may change.' }),
    detail: z.string().nullable().meta({ description: 'Such as the line of the first occurrence.' }),
  })
  .meta({ id: 'RefusedEntry' });

export const refusedFields = {
  refused: z.array(refusedEntry).meta({
    description: `Entries that were not taken; the others were. The first ${mostRefused.toLocaleString('en')}.`,
  }),
  refusedCount: z.number().int().meta({ description: 'How many they are.' }),
};

export const registerAnswer = z.object({
  written: z.number().int().meta({ description: 'Entries that were new, or that changed.' }),
  unchanged: z.number().int().meta({ description: 'Entries that were there already, just so.' }),
  ...refusedFields,
});

/** @throws Invalid for the fault of one entry sent alone */
export function showLoad(load: RegisterLoad, source: RegisterSource, alone: boolean) {
  const [first] = load.refused;
  if (alone && first) throw new Invalid([{ path: first.column, message: first.reason }]);
  const pathOf = (line: number, column: string) =>
    'rows' in source ? `entries[${line - 1}].${column}` : column;
  return {
    ...load,
    refused: load.refused.map((entry) => showRefused(entry, pathOf(entry.line, entry.column))),
  };
}

export function showRefused(
  { line, value, reason, detail }: RegisterLoad['refused'][number],
  path: string,
): z.input<typeof refusedEntry> {
  return { line, path, value, reason, message: faultWords(reason), detail };
}

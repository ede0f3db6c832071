import { DIALINGS, formatInstant, parseInstant } from '@ringratt/rules';
import { z } from 'zod';

/** Fields that the routes share. What comes in is lenient in spelling, what goes out has one. */

/** Lone halves of surrogate pairs, and NUL: Postgres keeps neither. */
const unkeepable = /\0|\p{Surrogate}/u;

export const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((value) => !unkeepable.test(value), 'This holds a character that cannot be kept.');

/** Ids are looked up, not judged: what is no id names nothing, so it is answered with 404. */
export const id = (noun: string, example: string) =>
  z.string().meta({ description: `The ${noun}'s id.`, example });

export const assignmentId = id('assignment', 'asg_01kas5v2h8e7pbx4c9wq3mdn6t');
export const claimId = id('claim', 'clm_01kas5v2h8e7pbx4c9wq3mdn6t');

const earliest = Date.UTC(1970, 0, 1);
const latest = Date.UTC(2200, 0, 1);

/** An instant in: ISO 8601 with an offset, of which milliseconds are kept. */
export const instantIn = z
  .string()
  .max(60)
  .refine((value) => {
    const instant = parseInstant(value);
    return instant !== null && instant >= earliest && instant < latest;
  }, 'Write an instant with its offset, such as 2026-11-24T10:00:00+01:00.')
  .meta({
    format: 'date-time',
    description: 'ISO 8601 with an offset from UTC, 0 to 9 fraction digits (read to the millisecond).',
    example: '2026-11-24T10:00:00+01:00',
  });

export const readInstant = (value: string | undefined): number | undefined =>
  value === undefined ? undefined : (parseInstant(value) ?? undefined);

/** An instant out: UTC with milliseconds. */
export const instantOut = z.iso.datetime().meta({ description: 'UTC.', example: '2026-11-24T09:00:00.000Z' });

export const showInstant = (instant: number) => formatInstant(instant);
export const showInstantOrNull = (instant: number | null) =>
  instant === null ? null : formatInstant(instant);

/** A number in: any Swedish spelling. The act itself reads it, once. */
export const numberIn = z
  .string()
  .max(60)
  .meta({ description: 'A Swedish number in any spelling.', example: '070-174 06 05' });

export const numberOut = z.string().meta({ description: 'E.164.', example: '+46701740605' });

export const dialing = z.enum(DIALINGS).meta({
  description: 'How the number is dialed. Every mode but `manual` has to be declared for the assignment.',
});

export const leaseSeconds = z.number().int().min(15).max(900).meta({
  description: 'How long the right to dial lasts; 120 unless given.',
});

export const fencingToken = z.number().int().min(0).meta({ description: 'As the claim carried it.' });

/** Query parameters arrive as text. */
export const limit = z.coerce.number().int().min(1).max(1_000).default(100).meta({
  description: 'Items a page.',
});

export const cursor = z
  .string()
  .max(400)
  .meta({ description: 'The `cursor` of the page before.' })
  .optional();

export const page = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    cursor: z.string().nullable().meta({ description: 'Opens the next page; null at the end.' }),
  });

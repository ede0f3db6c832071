import { loadNixVersion } from '@ringratt/services';
import { z } from 'zod';
import { dialerRouterOf, mutation } from './procedure.ts';
import { csv, mostRefused, refusedFields, showRefused } from './register-fields.ts';

const complete = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .optional()
  .meta({
    override: { type: 'boolean' },
    description:
      '`false` where more of the version follows; `true` unless given. A file’s goes in the query.',
  });

export const nixVersions = dialerRouterOf({
  load: mutation
    .meta({
      openapi: {
        method: 'POST',
        path: '/v1/nix-versions/{date}/numbers',
        summary: 'Load a version of the NIX register',
        description:
          "With a principal's key: one number a line as `text/csv`, or as JSON. A long register goes in several requests, all but the last with `complete` false; the order is of no matter, and a number sent twice counts once. Checks use the version from when it is complete; then it is never changed, and what is planned is looked through against it.",
        tags: ['Registers'],
      },
      guard: { permission: 'register.write' },
      csvBody: 'number\n070-174 06 05\n+46701740606\n',
      csvQuery: ['complete'],
    })
    .input(
      z.object({
        date: z
          .string()
          .meta({ description: "The version's local day, not later than today.", example: '2026-11-20' }),
        numbers: z
          .array(z.unknown().meta({ override: { type: 'string', example: '070-174 06 05' } }))
          .max(100_000)
          .optional()
          .meta({ description: 'Swedish numbers in any spelling.' }),
        complete,
        csv,
      }),
    )
    .output(
      z.object({
        numbers: z.number().int().meta({ description: 'Numbers of the version so far.' }),
        complete: z.boolean(),
        ...refusedFields,
      }),
    )
    .mutation(async ({ ctx, input: { date, numbers = [], csv, ...input } }) => {
      const load = await loadNixVersion(ctx.act, {
        date,
        numbers: csv === undefined ? lines(numbers) : pieces(csv as string | Uint8Array),
        titled: csv !== undefined,
        complete: input.complete === undefined ? true : String(input.complete) === 'true',
        mostRefused,
      });
      return {
        ...load,
        refused: load.refused.map((entry) =>
          showRefused(entry, csv === undefined ? `numbers[${entry.line - 1}]` : 'number'),
        ),
      };
    }),
});

/** One entry a line: what would begin a line of its own within one does not. */
function* lines(numbers: readonly unknown[]): Generator<string> {
  for (const number of numbers)
    yield `${typeof number === 'string' ? number.replace(/[\r\n]/g, ' ') : JSON.stringify(number)}\n`;
}

const piece = 65_536;

/** A long file in pieces: as one text it would be there twice over. */
function* pieces(file: string | Uint8Array): Generator<string | Uint8Array> {
  if (typeof file === 'string') return yield file;
  for (let at = 0; at < file.length; at += piece) yield file.subarray(at, at + piece);
}

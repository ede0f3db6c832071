import type { Context } from '../context.ts';
import { type LoadOptions, loadRegister, type RegisterLoad, type RegisterShape } from '../registers/load.ts';
import { momentOf } from '../registers/moment.ts';
import type { RegisterSource } from '../registers/read-source.ts';
import { writeSuppressions } from './write.ts';

const shape: RegisterShape<{ since: number; reason: string }> = {
  permission: 'suppression.add',
  titles: {
    number: /tele|tfn|mobil|phone|^(tel|nummer|number|spärra)\b/i,
    since: /sedan|datum|från|since|date/i,
    reason: /skäl|orsak|reason/i,
  },
  read(fields, now) {
    const since = momentOf(fields.since);
    if (since === undefined) return { field: 'since', reason: 'not-an-instant' };
    if (since !== null && since > now) return { field: 'since', reason: 'in-the-future' };
    const reason = String(fields.reason ?? '')
      .replaceAll('\0', '')
      .trim()
      .slice(0, 200);
    return { since: since ?? now, reason: reason || 'imported' };
  },
  identity: () => '',
  write: async (tx, ctx, entries) => (await writeSuppressions(tx, ctx, entries)).size,
};

/** Puts a whole list on the organization's own: a file of numbers, or rows of the API. */
export function loadSuppressions(
  ctx: Context,
  source: RegisterSource,
  options?: LoadOptions,
): Promise<RegisterLoad> {
  return loadRegister(ctx, shape, source, options);
}

import type { Tx } from '@ringratt/db';
import type { Context } from '../context.ts';
import { onceInSteps } from '../idempotent.ts';
import { numberKey } from '../numbers/key.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize, type Permission } from '../permissions.ts';
import { breathing } from './breathe.ts';
import { authorizeRegisters } from './own-registers.ts';
import { type FieldTitles, type RegisterSource, readSource } from './read-source.ts';
import { RefusedEntries, type RefusedEntry } from './refused-entries.ts';
import { registerNumber } from './register-number.ts';

/** What came of a register's input. */
export interface RegisterLoad {
  /** Entries that were not there, or that changed. */
  written: number;
  /** Entries that were there already, just so. */
  unchanged: number;
  refused: RefusedEntry[];
  refusedCount: number;
}

/** A number of a register's entry, as every register has it. */
export interface Numbered {
  number: string;
  key: Buffer;
}

/** What sets one register apart from another. */
export interface RegisterShape<E extends object> {
  permission: Permission;
  titles: FieldTitles;
  /** The rest of an entry, or the field at fault and why. */
  read(fields: Readonly<Record<string, unknown>>, now: number): E | { field: string; reason: string };
  /** What two entries of one input may not share, beside the number. */
  identity(entry: E): string;
  /** Writes entries set-based, with its own event. @returns how many were new or changed */
  write(tx: Tx, ctx: Context, entries: readonly (E & Numbered)[]): Promise<number>;
}

/** Entries a transaction. */
const step = 20_000;

export interface LoadOptions {
  /** Refused entries that are told one by one; of more, how many. */
  mostRefused?: number | undefined;
}

/**
 * Takes a register's input in: by file, by form and by the API alike. Taken twice it has the effect of once,
 * and what is refused keeps nothing else out.
 */
export async function loadRegister<E extends object>(
  ctx: Context,
  shape: RegisterShape<E>,
  source: RegisterSource,
  options: LoadOptions = {},
): Promise<RegisterLoad> {
  if (shape.permission === 'register.write') await authorizeRegisters(ctx);
  else authorize(ctx, shape.permission);
  return onceInSteps(ctx, () => load(ctx, shape, source, new RefusedEntries(options.mostRefused)));
}

/** NUL and lone halves of surrogate pairs: Postgres keeps neither. */
const unkeepable = /\0|\p{Surrogate}/u;

async function load<E extends object>(
  ctx: Context,
  shape: RegisterShape<E>,
  source: RegisterSource,
  refused: RefusedEntries,
): Promise<RegisterLoad> {
  const lines = new Map<string, number>();
  let entries: (E & Numbered)[] = [];
  let written = 0;
  let taken = 0;
  const flush = async () => {
    const batch = entries;
    entries = [];
    taken += batch.length;
    written += await inOwnTenant(ctx, (tx) => shape.write(tx, ctx, batch));
  };
  for await (const { line, fields } of breathing(readSource(source, shape.titles))) {
    const broken = Object.keys(shape.titles).find((field) => unkeepable.test(String(fields[field] ?? '')));
    if (broken !== undefined) {
      const value = String(fields[broken]).replace(/\p{Surrogate}/gu, '\ufffd');
      refused.add({ line, column: broken, value, reason: 'unreadable', detail: null });
      continue;
    }
    const value = String(fields.number ?? '').trim();
    const parsed = registerNumber(value);
    if (!parsed.ok) {
      refused.add({ line, column: 'number', value, reason: parsed.reason, detail: null });
      continue;
    }
    const entry = shape.read(fields, ctx.clock.now());
    if ('reason' in entry && 'field' in entry) {
      const { field, reason } = entry as { field: string; reason: string };
      refused.add({ line, column: field, value: String(fields[field] ?? ''), reason, detail: null });
      continue;
    }
    const { number } = parsed;
    const identity = `${number} ${shape.identity(entry as E)}`;
    const first = lines.get(identity);
    if (first !== undefined) {
      refused.add({ line, column: 'number', value, reason: 'duplicate', detail: String(first) });
      continue;
    }
    lines.set(identity, line);
    entries.push({ ...(entry as E), number, key: numberKey(ctx.secrets, number) });
    if (entries.length === step) await flush();
  }
  if (entries.length > 0) await flush();
  return { written, unchanged: taken - written, refused: refused.first, refusedCount: refused.count };
}

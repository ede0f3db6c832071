import { bytesArray } from '@ringratt/db';
import type { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Invalid, NotFound } from '../errors.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { numberKey } from '../numbers/key.ts';
import { inOwnTenant, readOwnTenant } from '../own-tenant.ts';
import { cutPage, openCursor, type Page } from '../page.ts';
import { authorize } from '../permissions.ts';
import { type LoadOptions, loadRegister, type RegisterLoad, type RegisterShape } from './load.ts';
import { momentOf, truthOf } from './moment.ts';
import type { RegisterSource } from './read-source.ts';
import { registerNumber } from './register-number.ts';
import { registerPage, searchedKey } from './search.ts';
import { letWaitAgain } from './wait-again.ts';

interface Entry {
  givenAt: number;
  withdrawnAt: number | null;
  automated: boolean;
  source: string;
}

const shape: RegisterShape<Entry> = {
  permission: 'register.write',
  titles: {
    number: /tele|tfn|mobil|phone|^(tel|nummer|number)\b/i,
    withdrawnAt: /åter|withdrawn/i,
    givenAt: /giv|lämna|samtyck|given|datum|date/i,
    automated: /automat/i,
    source: /källa|source/i,
  },
  read(fields, now) {
    const givenAt = momentOf(fields.givenAt);
    if (givenAt === null) return { field: 'givenAt', reason: 'required' };
    if (givenAt === undefined) return { field: 'givenAt', reason: 'not-an-instant' };
    if (givenAt > now) return { field: 'givenAt', reason: 'in-the-future' };
    const withdrawnAt = momentOf(fields.withdrawnAt);
    if (withdrawnAt === undefined) return { field: 'withdrawnAt', reason: 'not-an-instant' };
    // One that came before belongs to an earlier consent and would end nothing.
    if (withdrawnAt !== null && withdrawnAt < givenAt)
      return { field: 'withdrawnAt', reason: 'before-given' };
    const automated = truthOf(fields.automated);
    if (automated === undefined) return { field: 'automated', reason: 'not-yes-or-no' };
    const source = String(fields.source ?? '')
      .replaceAll('\0', '')
      .trim()
      .slice(0, 300);
    // Where and how it was given has to be shown on request: a consent without a source proves nothing.
    if (source === '') return { field: 'source', reason: 'required' };
    return { givenAt, withdrawnAt, automated, source };
  },
  identity: (entry) => `${entry.givenAt} ${entry.automated}`,
  async write(tx, ctx, entries) {
    const now = ctx.clock.now();
    const keys = entries.map((entry) => entry.key);
    const rows = entries.map(({ number, givenAt, withdrawnAt, automated, source }, i) => ({
      id: newId(now),
      key: keys[i]!.toString('hex'),
      number,
      given: new Date(givenAt).toISOString(),
      withdrawn: withdrawnAt === null ? null : new Date(withdrawnAt).toISOString(),
      automated,
      source,
    }));
    const written = await tx.sql`
      insert into consent (tenant_id, id, number_key, number, given_at, withdrawn_at, automated, source, created_at)
      select ${tx.tenantId}, x.id, decode(x.key, 'hex'), x.number, x.given, x.withdrawn, x.automated, x.source, ${now}::timestamptz
      from jsonb_to_recordset(${tx.sql.json(rows as never)}) as x(id uuid, key text, number text, given timestamptz,
        withdrawn timestamptz, automated boolean, source text)
      order by x.key
      on conflict (tenant_id, number_key, given_at, automated) do update set withdrawn_at = excluded.withdrawn_at
      where excluded.withdrawn_at is not null and consent.withdrawn_at is null`;
    if (written.count === 0) return 0;
    await letWaitAgain(tx, keys, 'nix-register', now);
    await recordEvent(tx, ctx, {
      action: 'consent.recorded',
      subject: entries.length === 1 ? `number:${rows[0]!.key}` : 'consents',
      body: { count: written.count },
    });
    return written.count;
  },
};

/** Takes consents in, by file, form or the API: against NIX (2) and to automated calls (3.4). */
export function loadConsents(
  ctx: Context,
  source: RegisterSource,
  options?: LoadOptions,
): Promise<RegisterLoad> {
  return loadRegister(ctx, shape, source, options);
}

/**
 * Withdraws every consent of a number that is in force.
 *
 * @throws NotFound where there is none
 */
export async function withdrawConsent(ctx: Context, input: { number: string }): Promise<void> {
  authorize(ctx, 'register.write');
  const parsed = registerNumber(input.number.trim());
  if (!parsed.ok) throw new Invalid([{ path: 'number', message: parsed.reason }]);
  const key = numberKey(ctx.secrets, parsed.number);
  await inOwnTenant(ctx, async (tx) => {
    const withdrawn = await tx.sql`update consent set withdrawn_at = ${ctx.clock.now()}::timestamptz
      where tenant_id = ${tx.tenantId} and number_key = any (${bytesArray([key])}::bytea[]) and withdrawn_at is null`;
    if (withdrawn.count === 0) throw new NotFound('consent');
    await recordEvent(tx, ctx, { action: 'consent.withdrawn', subject: `number:${key.toString('hex')}` });
  });
}

export interface ConsentRow extends Entry {
  id: string;
  number: string;
  createdAt: number;
}

/** Consents, newest first. Index: consent_created, or the one by number for one. */
export async function listConsents(
  ctx: Context,
  input: z.input<typeof registerPage> = {},
): Promise<Page<ConsentRow>> {
  authorize(ctx, 'register.read');
  const { cursor, limit, number } = parseInput(registerPage, input);
  const key = searchedKey(ctx, number);
  const after = openCursor(cursor);
  return readOwnTenant(ctx, async ({ sql }) => {
    const rows = await sql<ConsentRow[]>`
      select id, number, given_at as "givenAt", withdrawn_at as "withdrawnAt", automated, source, created_at as "createdAt"
      from consent where tenant_id = ${ctx.organizationId}
        ${key ? sql`and number_key = ${key}` : sql``}
        ${after ? sql`and (created_at, id) < (${after.key}::timestamptz, ${after.id}::uuid)` : sql``}
      order by created_at desc, id desc limit ${limit + 1}`;
    return cutPage(
      rows,
      limit,
      (row) => ({ ...row, id: publicId('consent', row.id) }),
      (row) => ({ key: row.createdAt, id: row.id }),
    );
  });
}

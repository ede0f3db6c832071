import type { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { cutPage, openCursor, type Page } from '../page.ts';
import { authorize } from '../permissions.ts';
import { type LoadOptions, loadRegister, type RegisterLoad, type RegisterShape } from './load.ts';
import { momentOf } from './moment.ts';
import type { RegisterSource } from './read-source.ts';
import { registerPage, searchedKey } from './search.ts';
import { letWaitAgain } from './wait-again.ts';

interface Entry {
  productKind: string;
  since: number;
  endedAt: number | null;
}

const shape: RegisterShape<Entry> = {
  permission: 'register.write',
  titles: {
    number: /tele|tfn|mobil|phone|^(tel|nummer|number)\b/i,
    endedAt: /upphör|slut|t\.?o\.?m|avslut|ended|^to$/i,
    since: /sedan|från|fr\.?o\.?m|start|since|^from$/i,
    productKind: /produkt|tjänst|vara|product|kind/i,
  },
  read(fields, now) {
    const productKind = String(fields.productKind ?? '')
      .replaceAll('\0', '')
      .trim()
      .slice(0, 80);
    if (productKind === '') return { field: 'productKind', reason: 'required' };
    const since = momentOf(fields.since);
    if (since === null) return { field: 'since', reason: 'required' };
    if (since === undefined) return { field: 'since', reason: 'not-an-instant' };
    if (since > now) return { field: 'since', reason: 'in-the-future' };
    const endedAt = momentOf(fields.endedAt);
    if (endedAt === undefined) return { field: 'endedAt', reason: 'not-an-instant' };
    if (endedAt !== null && endedAt < since) return { field: 'endedAt', reason: 'before-start' };
    return { productKind, since, endedAt };
  },
  identity: (entry) => `${entry.productKind} ${entry.since}`,
  async write(tx, ctx, entries) {
    const now = ctx.clock.now();
    const rows = entries.map(({ number, key, productKind, since, endedAt }) => ({
      id: newId(now),
      key: key.toString('hex'),
      number,
      kind: productKind,
      since: new Date(since).toISOString(),
      ended: endedAt === null ? null : new Date(endedAt).toISOString(),
    }));
    const written = await tx.sql`
      insert into customer_relation (tenant_id, id, number_key, number, product_kind, since, ended_at, created_at)
      select ${tx.tenantId}, x.id, decode(x.key, 'hex'), x.number, x.kind, x.since, x.ended, ${now}::timestamptz
      from jsonb_to_recordset(${tx.sql.json(rows as never)}) as x(id uuid, key text, number text, kind text,
        since timestamptz, ended timestamptz)
      order by x.key
      on conflict (tenant_id, number_key, product_kind, since) do update set ended_at = excluded.ended_at
      where customer_relation.ended_at is distinct from excluded.ended_at`;
    if (written.count === 0) return 0;
    await letWaitAgain(
      tx,
      entries.map((entry) => entry.key),
      'nix-register',
      now,
    );
    await recordEvent(tx, ctx, {
      action: 'customerRelation.recorded',
      subject: entries.length === 1 ? `number:${rows[0]!.key}` : 'customerRelations',
      body: { count: written.count },
    });
    return written.count;
  },
};

/** Takes customer relations in, by file, form or the API; the same again with an end closes them. */
export function loadCustomerRelations(
  ctx: Context,
  source: RegisterSource,
  options?: LoadOptions,
): Promise<RegisterLoad> {
  return loadRegister(ctx, shape, source, options);
}

export interface CustomerRelationRow extends Entry {
  id: string;
  number: string;
  createdAt: number;
}

/** Customer relations, newest first. Index: customer_relation_created, or the one by number for one. */
export async function listCustomerRelations(
  ctx: Context,
  input: z.input<typeof registerPage> = {},
): Promise<Page<CustomerRelationRow>> {
  authorize(ctx, 'register.read');
  const { cursor, limit, number } = parseInput(registerPage, input);
  const key = searchedKey(ctx, number);
  const after = openCursor(cursor);
  return readOwnTenant(ctx, async ({ sql }) => {
    const rows = await sql<CustomerRelationRow[]>`
      select id, number, product_kind as "productKind", since, ended_at as "endedAt", created_at as "createdAt"
      from customer_relation where tenant_id = ${ctx.organizationId}
        ${key ? sql`and number_key = ${key}` : sql``}
        ${after ? sql`and (created_at, id) < (${after.key}::timestamptz, ${after.id}::uuid)` : sql``}
      order by created_at desc, id desc limit ${limit + 1}`;
    return cutPage(
      rows,
      limit,
      (row) => ({ ...row, id: publicId('customerRelation', row.id) }),
      (row) => ({ key: row.createdAt, id: row.id }),
    );
  });
}

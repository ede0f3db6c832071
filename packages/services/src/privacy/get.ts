import type { PrivacyItem } from '@ringratt/rules';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import { missingItems } from './publish.ts';

export interface PolicyVersion {
  version: number;
  state: 'draft' | 'published' | 'superseded';
  language: 'sv' | 'en';
  texts: Partial<Record<PrivacyItem, string>>;
  foundAt: string | null;
  editedAt: number;
  publishedAt: number | null;
  publishedBy: string | null;
  supersededAt: number | null;
  /** Items without words. */
  missing: PrivacyItem[];
}

export interface Privacy {
  published: PolicyVersion | null;
  draft: PolicyVersion | null;
  /** Every published version, newest first, without its words. */
  versions: Omit<PolicyVersion, 'texts' | 'missing' | 'foundAt' | 'editedAt'>[];
}

type Row = Omit<PolicyVersion, 'missing'>;

/** The organization's own privacy policy: what is published, what is being written, what came before. */
export async function getPrivacyPolicy(ctx: Context): Promise<Privacy> {
  authorize(ctx, 'privacy.read');
  return readOwnTenant(ctx, async ({ sql }) => {
    const rows = await sql<Row[]>`
      select version, state, language, case when state <> 'superseded' then texts else '{}' end as texts,
        found_at as "foundAt", edited_at as "editedAt", published_at as "publishedAt", published_by as "publishedBy",
        superseded_at as "supersededAt"
      from privacy_policy where tenant_id = ${ctx.organizationId} order by version desc limit 200`;
    const named = (state: Row['state']) => {
      const row = rows.find((known) => known.state === state);
      return row ? { ...row, missing: missingItems(row.texts) } : null;
    };
    return {
      published: named('published'),
      draft: named('draft'),
      versions: rows
        .filter(({ state }) => state !== 'draft')
        .map(({ texts: _, foundAt: __, editedAt: ___, ...version }) => version),
    };
  });
}

/** One version with its words. @throws NotFound */
export async function getPrivacyVersion(ctx: Context, input: { version: number }): Promise<PolicyVersion> {
  authorize(ctx, 'privacy.read');
  return readOwnTenant(ctx, async ({ sql }) => {
    const [row] = Number.isInteger(input.version)
      ? await sql<Row[]>`
          select version, state, language, texts, found_at as "foundAt", edited_at as "editedAt",
            published_at as "publishedAt", published_by as "publishedBy", superseded_at as "supersededAt"
          from privacy_policy where tenant_id = ${ctx.organizationId} and version = ${input.version}`
      : [];
    if (!row) throw new NotFound('version');
    return { ...row, missing: missingItems(row.texts) };
  });
}

import type { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import { draftInput } from './schemas.ts';

/**
 * Keeps what has been written of the next version of the policy, complete or not. What is published stays as it
 * is meanwhile.
 */
export async function savePrivacyDraft(ctx: Context, input: z.input<typeof draftInput>): Promise<void> {
  authorize(ctx, 'privacy.write');
  const { language, texts, foundAt } = parseInput(draftInput, input);
  const now = ctx.clock.now();
  return inOwnTenant(ctx, async (tx) => {
    const [draft] = await tx.sql<{ id: string; version: number }[]>`
      insert into privacy_policy (tenant_id, id, version, state, language, texts, found_at, edited_at)
      select ${tx.tenantId}, ${newId(now)}, coalesce(max(version), 0) + 1, 'draft', ${language},
        ${tx.sql.json(texts as never)}, ${foundAt ?? null}, ${now}::timestamptz
      from privacy_policy where tenant_id = ${tx.tenantId}
      on conflict (tenant_id) where state = 'draft' do update
        set language = excluded.language, texts = excluded.texts, found_at = excluded.found_at, edited_at = excluded.edited_at
      returning id, version`;
    await recordEvent(tx, ctx, {
      action: 'privacy-policy.drafted',
      subject: publicId('privacyPolicy', draft!.id),
      body: { version: draft!.version, items: Object.keys(texts).length },
    });
  });
}

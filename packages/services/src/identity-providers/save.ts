import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Invalid, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput, typedText } from '../input.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import { openSecret, sealSecret } from '../sealed-secret.ts';
import { verifySecondFactor } from '../second-factor/verify.ts';
import type { ProviderInUse } from './get.ts';
import { secretOf } from './secret.ts';

/** On this machine alone a provider may be spoken to without TLS: `packages/auth` asks none there but in tests. */
const loopback = /^(localhost|127\.0\.0\.1)$/;

const issuer = typedText(500).refine((typed) => {
  if (!URL.canParse(typed)) return false;
  const { protocol, hostname, search, hash, username } = new URL(typed);
  const spoken = protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname));
  return spoken && search === '' && hash === '' && username === '';
}, 'notAnIssuer');

const schema = z.object({
  /** As the provider's own discovery document names it. */
  issuer,
  clientId: typedText(300),
  /** Left empty to keep the one before. */
  clientSecret: z
    .string()
    .trim()
    .max(1_000, 'tooLong')
    .refine((value) => !value.includes('\0'), 'unreadable')
    .default(''),
  /** The e-mail domain that whoever is linked has with the provider. */
  domain: typedText(253)
    .transform((typed) => typed.toLowerCase().replace(/^@/, ''))
    .refine((typed) => /^(?=.{4,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(typed), 'notADomain'),
  /** The owner's one-time code: whoever names the provider decides who comes in. */
  code: z.string().max(40),
});

/**
 * Lets the organization's people sign in with its own provider. Another issuer knows nobody: those who were linked
 * under the one before are linked anew.
 *
 * @param answers whether the provider can be reached, asked before the code is spent
 * @throws Invalid with every field at fault, `providerSilent`, or at `code`
 */
export async function saveIdentityProvider(
  ctx: Context,
  input: z.input<typeof schema>,
  answers: (provider: Pick<ProviderInUse, 'issuer' | 'clientId' | 'clientSecret'>) => Promise<boolean>,
): Promise<void> {
  authorize(ctx, 'signIn.write');
  const { issuer, clientId, clientSecret, domain, code } = parseInput(schema, input);
  const before = clientSecret === '' ? await keptSecret(ctx) : null;
  const own = secretOf(ctx.organizationId);
  const secret = before ? openSecret(ctx.secrets, own, before) : clientSecret;
  if (!(await answers({ issuer, clientId, clientSecret: secret })))
    throw new Invalid([{ path: 'issuer', message: 'providerSilent' }]);
  await verifySecondFactor(ctx, code);
  const sealed = before ?? sealSecret(ctx.secrets, own, clientSecret);
  const now = ctx.clock.now();
  await inOwnTenant(ctx, async (tx) => {
    await tx.sql`
      insert into identity_provider (tenant_id, issuer, client_id, client_secret, domain, created_at, updated_at)
      values (${tx.tenantId}, ${issuer}, ${clientId}, ${sealed}, ${domain}, ${now}::timestamptz, ${now}::timestamptz)
      on conflict (tenant_id) do update set issuer = excluded.issuer, client_id = excluded.client_id,
        client_secret = excluded.client_secret, domain = excluded.domain, updated_at = excluded.updated_at`;
    await recordEvent(tx, ctx, {
      action: 'signIn.providerSet',
      subject: publicId('organization', ctx.organizationId),
      body: { issuer, clientId, domain, secondFactor: true },
    });
  });
}

async function keptSecret(ctx: Context): Promise<Buffer> {
  const [row] = await inOwnTenant(
    ctx,
    ({ sql }) => sql<{ secret: Buffer }[]>`
      select client_secret as secret from identity_provider where tenant_id = ${ctx.organizationId}`,
  );
  if (!row) throw new Invalid([{ path: 'clientSecret', message: 'required' }]);
  return row.secret;
}

/**
 * Takes the provider away: from now on people sign in with their passwords. Sessions that it opened end.
 *
 * @throws Invalid at `code`
 * @throws NotFound where there is none
 */
export async function removeIdentityProvider(ctx: Context, input: { code: string }): Promise<void> {
  authorize(ctx, 'signIn.write');
  await verifySecondFactor(ctx, input.code);
  await inOwnTenant(ctx, async (tx) => {
    const removed = await tx.sql`delete from identity_provider where tenant_id = ${tx.tenantId}`;
    if (removed.count === 0) throw new NotFound('provider');
    await tx.sql`delete from person_identity where tenant_id = ${tx.tenantId}`;
    await recordEvent(tx, ctx, {
      action: 'signIn.providerRemoved',
      subject: publicId('organization', ctx.organizationId),
      body: { secondFactor: true },
    });
  });
}

import { type Tx, withoutTenant, withSealer } from '@ringratt/db';
import type { Context, Services } from '../context.ts';
import { checkpointText, type Signer, signerOf } from '../evidence/index.ts';
import { publicId } from '../ids.ts';
import { chainId } from './event-row.ts';
import { recordEvent } from './record.ts';

/** How old a chain's last checkpoint grows before what has happened since is signed. */
const INTERVAL_MS = 15 * 60_000;
const BATCH = 500;

/**
 * Signs the heads of chains that have grown since they were last signed, and lets each chain tell of it.
 * Rewriting what lies before a checkpoint takes the installation's key, which no database holds.
 *
 * @returns how many were signed
 */
export async function signCheckpoints(
  services: Services,
  options: { interval?: number } = {},
): Promise<number> {
  const before = services.clock.now() - (options.interval ?? INTERVAL_MS);
  const due = await withoutTenant(
    services.database,
    (tx) => tx.sql<{ tenantId: string; chain: string }[]>`
      select tenant_id as "tenantId", chain from chains_to_sign(${before}::timestamptz, ${BATCH})`,
  );
  const signer = signerOf(services.secrets);
  let signed = 0;
  for (const { tenantId, chain } of due) {
    const ctx: Context = {
      ...services,
      organizationId: tenantId,
      actor: { kind: 'job', name: 'checkpoint' },
    };
    signed += await withSealer(services.database, async (_, enter) =>
      signHead(await enter(tenantId), ctx, chain, signer),
    );
  }
  return signed;
}

async function signHead(tx: Tx, ctx: Context, chain: string, signer: Signer): Promise<number> {
  const [head] = await tx.sql<{ position: number; hash: Buffer }[]>`
    select position, hash from seal where tenant_id = ${tx.tenantId} and chain = ${chain}
    order by position desc limit 1`;
  if (!head) return 0;
  const [last] = await tx.sql<{ position: number }[]>`
    select position from checkpoint where tenant_id = ${tx.tenantId} and chain = ${chain}
    order by position desc limit 1`;
  const at = ctx.clock.now();
  const name = chainId({ tenantId: tx.tenantId, chain });
  const statement = {
    tenant: publicId('organization', tx.tenantId),
    chain: name,
    position: head.position,
    hash: head.hash.toString('hex'),
    at: new Date(at).toISOString(),
  };
  const signature = signer.sign(checkpointText(statement));
  // Two workers sign the same head at the same time: one of them writes.
  const { count } = await tx.sql`
    insert into checkpoint (tenant_id, chain, position, hash, at, key_id, signature)
    values (${tx.tenantId}, ${chain}, ${head.position}, ${head.hash}, ${at}::timestamptz, ${signer.keyId}, ${signature})
    on conflict do nothing`;
  if (count === 0) return 0;
  await recordEvent(tx, ctx, {
    action: 'checkpoint.signed',
    subject: name,
    assignmentId: chain === tx.tenantId ? null : chain,
    body: {
      from: (last?.position ?? 0) + 1,
      through: head.position,
      hash: statement.hash,
      key: signer.keyId,
    },
  });
  return 1;
}

import { bytesArray, type Tx } from '@ringratt/db';
import type { AttemptCase } from '@ringratt/rules';

/** What the base registers say of one number, as a decision reads it. */
export type RegisterFacts = Required<Pick<AttemptCase, 'nix' | 'suppressions' | 'consent' | 'customer'>>;

export interface RegisterQuestion {
  /** Whose NIX versions, consents and customers: the transaction's tenant. */
  principalId: string;
  contactCenterId: string;
  /** A customer relation counts for the same kind of product alone. */
  productKind: string;
  /** Keyed hashes of the numbers; repeated ones are answered once. */
  keys: readonly Buffer[];
  /** Epoch milliseconds. Register entries that start later are not known yet. */
  at: number;
}

interface FactsRow {
  key: string;
  registerDate: string | null;
  listed: boolean;
  principalSince: number | null;
  contactCenterSince: number | null;
  givenAt: number | null;
  automated: boolean | null;
  since: number | null;
  endedAt: number | null;
}

/**
 * Everything the registers know of these numbers, by the key's hex, in one round trip: it sits in the
 * claim's hot path.
 *
 * - NIX: listed in the latest complete version not dated after `at`; null where there is none, which the
 *   rules answer with `undetermined` (section 2).
 * - Consent: those in force at `at` as one. The latest `givenAt` decides against NIX (three months, NIX-
 *   Telefon's rules); any that covers automated calls decides 3.4, which ends by withdrawal alone. The two
 *   may be different papers, so that the latest alone would hide the other.
 * - Customer relation: the open one, else the one that ended last.
 * - Suppressions are answered also where they start after `at`: another process's clock may be ahead, and
 *   the rules look at `since` themselves.
 */
export async function registerFacts(tx: Tx, question: RegisterQuestion): Promise<Map<string, RegisterFacts>> {
  const { principalId, contactCenterId, productKind, keys, at } = question;
  if (keys.length === 0) return new Map();
  const hashes = bytesArray(keys);
  const rows = await tx.sql<FactsRow[]>`
    with asked as materialized (
      select distinct unnest(${hashes}::bytea[]) as key
    ), version as materialized (
      select date from nix_version
      where tenant_id = ${principalId} and state = 'complete' and completed_at <= ${at}::timestamptz
        and date <= to_char(${at}::timestamptz at time zone 'Europe/Stockholm', 'YYYY-MM-DD')
      order by date desc limit 1
    ), blocked as materialized (
      select number_key,
        min(since) filter (where owner = 'principal') as principal_since,
        min(since) filter (where owner = 'contactCenter') as contact_center_since
      from suppressed_numbers(${principalId}, ${contactCenterId}, ${hashes}::bytea[], ${at}::timestamptz)
      group by number_key
    )
    select encode(asked.key, 'hex') as key, version.date as "registerDate",
      exists (select from nix_number n
        where n.tenant_id = ${principalId} and n.date = version.date and n.number_key = asked.key) as listed,
      blocked.principal_since as "principalSince", blocked.contact_center_since as "contactCenterSince",
      given.given_at as "givenAt", given.automated, relation.since, relation.ended_at as "endedAt"
    from asked
    left join version on true
    left join blocked on blocked.number_key = asked.key
    left join lateral (
      select max(c.given_at) as given_at, bool_or(c.automated) as automated from consent c
      where c.tenant_id = ${principalId} and c.number_key = asked.key and c.given_at <= ${at}::timestamptz
        and (c.withdrawn_at is null or c.withdrawn_at > ${at}::timestamptz or c.withdrawn_at < c.given_at)
    ) given on true
    left join lateral (
      select r.since, r.ended_at from customer_relation r
      where r.tenant_id = ${principalId} and r.number_key = asked.key and r.product_kind = ${productKind}
        and r.since <= ${at}::timestamptz
      order by r.ended_at desc nulls first, r.since limit 1
    ) relation on true`;
  return new Map(rows.map((row) => [row.key, factsOf(row)]));
}

function factsOf(row: FactsRow): RegisterFacts {
  const suppressions: { owner: 'principal' | 'contactCenter'; since: number }[] = [];
  if (row.principalSince !== null) suppressions.push({ owner: 'principal', since: row.principalSince });
  if (row.contactCenterSince !== null)
    suppressions.push({ owner: 'contactCenter', since: row.contactCenterSince });
  return {
    nix: row.registerDate === null ? null : { listed: row.listed, registerDate: row.registerDate },
    suppressions,
    consent: row.givenAt === null ? null : { givenAt: row.givenAt, automated: row.automated === true },
    customer: row.since === null ? null : { since: row.since, endedAt: row.endedAt },
  };
}

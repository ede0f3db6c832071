import type postgres from 'postgres';

/** A principal and a contact center with a live assignment, laid straight into the tables. */
export async function arrange(admin: postgres.Sql, start: number) {
  const [principalId, centerId, offerId, campaignId, assignmentId] = Array.from({ length: 5 }, () =>
    crypto.randomUUID(),
  ) as [string, string, string, string, string];
  const at = new Date(start - 30 * 86_400_000).toISOString();
  for (const id of [principalId, centerId])
    await admin`insert into organization values (${id}, ${id}, '556677-8899', true, true, '', '', '', null, ${at})`;
  await admin`insert into offer values (${principalId}, ${offerId}, ${offerId}, 1, 'Fiber', 'broadband', 'dal2', '{}', 'f', ${at})`;
  await admin`insert into campaign (tenant_id, id, limits_id, name, kind, offer_id, state, starts_on, ends_on, volume, created_at)
    values (${principalId}, ${campaignId}, ${campaignId}, 'Fiber', 'sale', ${offerId}, 'live', '2026-10-01', '2027-06-30', 100000, ${at})`;
  await admin`insert into assignment (tenant_id, id, campaign_id, contact_center_id, state, agents, hopper, created_at)
    values (${principalId}, ${assignmentId}, ${campaignId}, ${centerId}, 'live', 5000, 0, ${at})`;
  await admin`insert into nix_version (tenant_id, date, state, numbers, created_at, completed_at)
    values (${principalId}, '2026-11-16', 'complete', 0, ${at}, ${at})`;
  return { principalId, centerId, offerId, campaignId, assignmentId };
}

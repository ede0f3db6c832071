import { CALLBACK_ELEMENTS, PRIVACY_ITEMS, requiredScriptElements } from '@ringratt/rules';
import type postgres from 'postgres';
import { newId } from '../ids.ts';
import { defaultContent, fingerprintOf } from '../responsibility/content.ts';

const noSuch = '01900000-0000-7000-8000-000000000000';

/** What a party needs for the gate, laid straight into its tables: policy, review, recordings, blocking, an agent. */
export async function layParty(admin: postgres.Sql, organizationId: string, since: number): Promise<void> {
  const at = new Date(since).toISOString();
  const until = new Date(since + 700 * 86_400_000).toISOString();
  const texts = Object.fromEntries(PRIVACY_ITEMS.map(({ id }) => [id, 'Så här gör vi.']));
  await admin`
    insert into privacy_policy (tenant_id, id, version, state, texts, plain, edited_at, published_at, published_by)
    values (${organizationId}, ${newId(since)}, 1, 'published', ${admin.json(texts)}, true, ${at}, ${at}, 'Maja')`;
  await admin`insert into privacy_review (tenant_id, id, answers, findings, signed_at, signed_by, next_due_at)
    values (${organizationId}, ${newId(since)}, '{}', 'Inget', ${at}, 'Maja', ${until})`;
  await admin`insert into recording_policy (tenant_id, version, listeners, place, deletion, published_at, published_by)
    values (${organizationId}, 1, 'Gruppchefen', 'I Sverige', 'Efter sex månader', ${at}, 'Maja')`;
  await admin`insert into suppression_notice (tenant_id, version, words, published_at, published_by)
    values (${organizationId}, 1, 'Ring eller skriv till oss.', ${at}, 'Maja')`;
  await admin`insert into agent_attestation (tenant_id, id, reference, guidelines, nix_rules, written_requirement, attested_on,
      expires_on, valid_from, valid_until, source, created_at)
    values (${organizationId}, ${newId(since)}, 'agent-1', true, true, true, ${at.slice(0, 10)}, ${until.slice(0, 10)}, ${at},
      ${until}, 'form', ${at})`;
}

/** The matrix as both have signed it: the guidelines' own division, no suppliers and no subcontractors. */
export async function layMatrix(
  admin: postgres.Sql,
  { tenantId, assignmentId, since }: { tenantId: string; assignmentId: string; since: number },
): Promise<void> {
  const at = new Date(since).toISOString();
  const content = { ...defaultContent(), listSuppliers: [], subcontractors: [] };
  const fingerprint = fingerprintOf(assignmentId, 1, content);
  const id = newId(since);
  await admin`
    insert into responsibility_version (tenant_id, id, assignment_id, version, state, content, fingerprint, opened_by,
      edited_by, created_at, edited_at, signed_at)
    values (${tenantId}, ${id}, ${assignmentId}, 1, 'signed', ${admin.json(content as never)}, ${fingerprint}, ${tenantId},
      ${tenantId}, ${at}, ${at}, ${at})`;
  for (const side of ['principal', 'contactCenter']) {
    await admin`
      insert into responsibility_signature (tenant_id, id, assignment_id, version_id, side, organization_id, person_id,
        person_name, fingerprint, signed_at)
      values (${tenantId}, ${newId(since)}, ${assignmentId}, ${id}, ${side}, ${tenantId}, ${noSuch}, 'Maja Lindqvist',
        ${fingerprint}, ${at})`;
  }
}

/** What a number says when it is called back, whole. */
export const announcement = {
  sv: 'Vi ringde.',
  en: 'We called.',
  says: CALLBACK_ELEMENTS.filter(({ id }) => id !== 'handling').map(({ id }) => id),
};

/** Blocks that hold every element of a sale under the distance contracts act. */
export const scriptBlocks = requiredScriptElements({
  kind: 'sale',
  regime: 'dal2',
  subject: 'service',
  recorded: true,
}).map((element) => ({ element, text: 'Ord' }));

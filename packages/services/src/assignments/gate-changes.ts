import type { Tx } from '@ringratt/db';
import { factsAt, type GatheredFacts } from './gate-facts.ts';

/** When each condition last changed, where that is on record; epoch milliseconds. */
export type GateChanges = Partial<Record<string, number>>;

interface StoredChanges {
  scriptApprovedAt: number | null;
  dialingDeclaredAt: number | null;
  matrixSignedAt: number | null;
  announcedAt: number | null;
  recordingsAt: number | null;
}

/** When what each condition rests on was last changed, of the assignment that the transaction has entered. */
export async function readGateChanges(
  tx: Tx,
  assignmentId: string,
  gathered: GatheredFacts | null,
  at: number,
): Promise<GateChanges> {
  const [stored] = await tx.sql<StoredChanges[]>`
    select s.approved_at as "scriptApprovedAt", a.dialing_declared_at as "dialingDeclaredAt",
      (select v.signed_at from responsibility_version v where v.tenant_id = a.tenant_id and v.assignment_id = a.id
        and v.state = 'signed') as "matrixSignedAt",
      (select max(n.announced_at) from presented_number n where n.tenant_id = a.tenant_id and n.assignment_id = a.id
        and n.to_at is null) as "announcedAt",
      (select r.published_at from party_recording_policy(a.contact_center_id) r) as "recordingsAt"
    from assignment a left join script_version s on s.tenant_id = a.tenant_id and s.id = a.script_version_id
    where a.tenant_id = ${tx.tenantId} and a.id = ${assignmentId}`;
  const facts = gathered && factsAt(gathered, at);
  const parties = gathered ? [gathered.principal, gathered.contactCenter] : [];
  const changes: Record<string, (number | null | undefined)[]> = {
    'number-traceability': (facts?.presentedNumbers ?? []).flatMap(({ from, to }) => [from, to]),
    'callback-announcement': [stored?.announcedAt],
    'script-elements': [stored?.scriptApprovedAt],
    'suppression-register': parties.map(({ blockingSince }) => blockingSince),
    'dialing-mode': [stored?.dialingDeclaredAt],
    'responsibility-agreement': [stored?.matrixSignedAt],
    'recording-policy': [stored?.recordingsAt],
    'privacy-policy': parties.map(({ policy }) => policy?.publishedAt),
    'privacy-review': parties.map(({ reviewedAt }) => reviewedAt),
    'agent-training': (facts?.agents ?? []).map(({ guidelines }) => guidelines ?? null),
  };
  return Object.fromEntries(
    Object.entries(changes).flatMap(([duty, instants]) => {
      const known = instants.filter((instant): instant is number => typeof instant === 'number');
      const latest = known.filter((instant) => instant <= at).sort((a, b) => b - a)[0];
      return latest === undefined ? [] : [[duty, latest]];
    }),
  );
}

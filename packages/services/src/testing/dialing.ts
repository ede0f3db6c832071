import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import { numberKey } from '../numbers/key.ts';
import { planContacts } from '../slots/plan.ts';
import { announcement, scriptBlocks } from './gate.ts';
import { arrangeParties, as, type Parties, type Stage } from './parties.ts';

export interface DialingParties extends Parties {
  /** The center's machine, with every right a dialer needs. */
  dialer: Context;
  /** The platform's own job in the principal's tenant. */
  job: Context;
  presentedNumber: string;
}

/** Parties whose gate is open: a number to show, a script, a list and a fresh NIX version. */
export async function arrangeDialing(stage: Stage): Promise<DialingParties> {
  const parties = await arrangeParties(stage);
  const { admin } = stage;
  const now = stage.services.clock.now();
  const at = new Date(now - 20 * 86_400_000).toISOString();
  const scriptId = newId(now);
  const presentedNumber = '+46701740661';
  await admin`insert into script_version (tenant_id, id, campaign_id, version, blocks, created_at, approved_at)
    values (${parties.principalId}, ${scriptId}, ${parties.campaignId}, 1, ${admin.json(scriptBlocks as never)}, ${at}, ${at})`;
  await admin`update assignment set script_version_id = ${scriptId} where tenant_id = ${parties.principalId}`;
  await admin`insert into presented_number (tenant_id, id, assignment_id, number, from_at, callable, answered_by,
      announcement, announced_at, created_at)
    values (${parties.principalId}, ${newId(now)}, ${parties.assignmentId}, ${presentedNumber}, ${at}, true, 'message',
      ${admin.json(announcement)}, ${at}, ${at})`;
  await admin`insert into nix_version (tenant_id, date, state, numbers, created_at, completed_at)
    values (${parties.principalId}, '2026-11-16', 'complete', 0, ${at}, ${at})`;
  await admin`insert into contact_list (tenant_id, id, campaign_id, assignment_id, name, address_source, file_name,
      state, encoding, delimiter, number_column, created_at)
    values (${parties.principalId}, ${newId(now)}, ${parties.campaignId}, ${parties.assignmentId}, 'Vår',
      'Kartnål Adress AB', 'varen.csv', 'planned', 'utf-8', ';', 0, ${at})`;
  return {
    ...parties,
    presentedNumber,
    job: as(parties.principal, { kind: 'job', name: 'test' }),
    dialer: as(parties.center, {
      kind: 'apiKey',
      keyId: newId(now),
      assignmentId: null,
      scopes: [
        'slots:claim',
        'slots:read',
        'attempts:report',
        'attempts:read',
        'decisions:make',
        'assignments:read',
        'sales:read',
        'sales:write',
      ],
    }),
  };
}

/** The n-th of many Swedish mobile numbers. */
export function numberOf(n: number): string {
  const number = `+4670${String(1_000_000 + n).padStart(7, '0')}`;
  if (!parsePhoneNumberFromString(number)?.isValid()) throw new Error(`${n} makes no number`);
  return number;
}

/** Puts numbers on a list of the assignment, as an import leaves them: waiting for a slot. */
export async function addContacts(stage: Stage, parties: Parties, numbers: readonly string[]): Promise<void> {
  const now = stage.services.clock.now();
  const listId = newId(now);
  const at = new Date(now).toISOString();
  await stage.admin`insert into contact_list (tenant_id, id, campaign_id, assignment_id, name, address_source, file_name,
      state, encoding, delimiter, number_column, created_at)
    values (${parties.principalId}, ${listId}, ${parties.campaignId}, ${parties.assignmentId}, 'Höst', 'Kartnål Adress AB',
      'hosten.csv', 'imported', 'utf-8', ';', 0, ${at})`;
  const rows = numbers.map((number, i) => ({
    tenant_id: parties.principalId,
    id: newId(now),
    list_id: listId,
    campaign_id: parties.campaignId,
    assignment_id: parties.assignmentId,
    line: i + 2,
    number,
    number_key: numberKey(stage.services.secrets, number),
    name: `Konsument ${i}`,
    state: 'waiting',
    created_at: at,
  }));
  await stage.admin`insert into contact ${stage.admin(rows)}`;
}

/** Contacts with their first slots planned and, with a hopper of their number, due at once. */
export async function addPlanned(
  stage: Stage,
  parties: DialingParties,
  numbers: readonly string[],
): Promise<void> {
  await stage.admin`update assignment set hopper = ${numbers.length} where tenant_id = ${parties.principalId}`;
  await addContacts(stage, parties, numbers);
  await planContacts(parties.job, parties.assignmentId);
}

import type { Tx } from '@ringratt/db';
import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Services } from '../context.ts';
import { Invalid } from '../errors.ts';
import { publicId } from '../ids.ts';
import { typedText } from '../input.ts';
import { parseNumber } from '../numbers/parse.ts';
import { email } from '../people/schemas.ts';
import { checkOrganizationNumber, storedNumber } from './number.ts';

/** What a founder says of the organization. */
export const organizationFacts = z.object({
  name: typedText(160),
  organizationNumber: z.string({ error: 'required' }).transform((typed, issues) => {
    const checked = checkOrganizationNumber(typed);
    if (checked) return checked;
    issues.addIssue({ code: 'custom', message: typed.trim() ? 'notAnOrganizationNumber' : 'required' });
    return z.NEVER;
  }),
  sides: z.array(z.enum(['principal', 'contactCenter'])).min(1, 'required'),
  email,
  phone: typedText(40).transform((value, issues) => {
    const parsed = parseNumber(value);
    if (parsed.ok) return parsed.number;
    issues.addIssue({ code: 'custom', message: parsed.reason });
    return z.NEVER;
  }),
  postalAddress: typedText(300),
});

export type FoundingInput = z.input<typeof organizationFacts>;
export type OrganizationFacts = z.output<typeof organizationFacts>;

/**
 * The organization's row, its first owner and the event, in the tenant that the transaction has entered.
 *
 * @throws Invalid at `organizationNumber` where another organization has it
 */
export async function layOrganization(
  tx: Tx,
  services: Services,
  given: OrganizationFacts,
  personId: string,
): Promise<void> {
  const id = tx.tenantId;
  const now = services.clock.now();
  const number = storedNumber(services.secrets, id, given.organizationNumber);
  const laid = await tx.sql`
    insert into organization (id, name, organization_number, organization_number_key, organization_number_sealed,
      is_principal, is_contact_center, email, phone, postal_address, created_at)
    values (${id}, ${given.name}, ${number.shown}, ${number.key}, ${number.sealed}, ${given.sides.includes('principal')},
      ${given.sides.includes('contactCenter')}, ${given.email}, ${given.phone}, ${given.postalAddress}, ${now}::timestamptz)
    on conflict do nothing`;
  if (laid.count === 0) throw new Invalid([{ path: 'organizationNumber', message: 'organizationTaken' }]);
  await tx.sql`
    insert into membership (tenant_id, person_id, role, created_at)
    values (${id}, ${personId}, 'owner', ${now}::timestamptz)`;
  await recordEvent(
    tx,
    { ...services, organizationId: id, actor: { kind: 'person', personId, role: 'owner' } },
    {
      action: 'organization.created',
      subject: publicId('organization', id),
      body: { sides: given.sides },
    },
  );
}

import { withTenant } from '@ringratt/db';
import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Actor, Services } from '../context.ts';
import { Invalid } from '../errors.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput, typedText } from '../input.ts';
import { parseNumber } from '../numbers/parse.ts';
import { checkOrganizationNumber, storedNumber } from './number.ts';

const schema = z
  .object({
    name: typedText(160),
    organizationNumber: z
      .string()
      .refine((typed) => checkOrganizationNumber(typed), 'notAnOrganizationNumber'),
    isPrincipal: z.boolean(),
    isContactCenter: z.boolean(),
    email: typedText(254),
    phone: typedText(40).transform((value, issues) => {
      const parsed = parseNumber(value);
      if (parsed.ok) return parsed.number;
      issues.addIssue({ code: 'custom', message: parsed.reason });
      return z.NEVER;
    }),
    postalAddress: typedText(300),
    tradeBody: z.string().trim().max(160, 'tooLong').nullish(),
  })
  .refine((value) => value.isPrincipal || value.isContactCenter, {
    path: ['isPrincipal'],
    message: 'required',
  });

/**
 * Opens a tenant. Its first person becomes its owner.
 *
 * @returns the organization's UUID
 */
export async function createOrganization(
  services: Services,
  input: z.input<typeof schema>,
  founding: { actor: Actor; ownerId?: string },
): Promise<string> {
  const given = parseInput(schema, input);
  const now = services.clock.now();
  const id = newId(now);
  const number = storedNumber(services.secrets, id, checkOrganizationNumber(given.organizationNumber)!);
  await withTenant(services.database, { tenantId: id }, async (tx) => {
    const made = await tx.sql`
      insert into organization (id, name, organization_number, organization_number_key, organization_number_sealed, is_principal, is_contact_center, email, phone,
        postal_address, trade_body, created_at)
      values (${id}, ${given.name}, ${number.shown}, ${number.key}, ${number.sealed}, ${given.isPrincipal}, ${given.isContactCenter},
        ${given.email}, ${given.phone}, ${given.postalAddress}, ${given.tradeBody ?? null}, ${now}::timestamptz)
      on conflict do nothing`;
    if (made.count === 0) throw new Invalid([{ path: 'organizationNumber', message: 'organizationTaken' }]);
    if (founding.ownerId) {
      await tx.sql`insert into membership (tenant_id, person_id, role, created_at)
        values (${id}, ${founding.ownerId}, 'owner', ${now}::timestamptz)`;
    }
    const ctx = { ...services, organizationId: id, actor: founding.actor };
    await recordEvent(tx, ctx, {
      action: 'organization.created',
      subject: publicId('organization', id),
      body: { isPrincipal: given.isPrincipal, isContactCenter: given.isContactCenter },
    });
  });
  return id;
}

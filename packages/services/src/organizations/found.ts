import { withPerson } from '@ringratt/db';
import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Services } from '../context.ts';
import { Invalid } from '../errors.ts';
import { newId, publicId } from '../ids.ts';
import { typedText } from '../input.ts';
import { parseNumber } from '../numbers/parse.ts';
import { accountSchema, prepareAccount } from '../people/create-person.ts';
import { email } from '../people/schemas.ts';
import { countTries } from '../people/sign-in-throttle.ts';
import { checkOrganizationNumber, storedNumber } from './number.ts';

const organization = z.object({
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

export type FoundingInput = z.input<typeof organization>;

/** Who founds: somebody who is signed in, or a new account. */
export type Founder =
  | { personId: string }
  | { account: { name: string; email: string; password: string; locale: 'sv' | 'en' } };

/**
 * Opens an organization whose founder is its first owner. Every fault of the form is named at once, also those
 * of the new account.
 *
 * @throws Invalid, SignInThrottled
 */
export async function foundOrganization(
  services: Services,
  input: FoundingInput,
  founder: Founder & { address: string },
): Promise<{ organizationId: string; personId: string }> {
  await countTries(services, [{ subject: `found:${founder.address}`, most: 20 }]);
  const parsed = organization.safeParse(input);
  const account = 'account' in founder ? accountSchema.safeParse(founder.account) : null;
  const issues = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => ({ path: path.join('.'), message })),
    // The organization's own fields bear the same names.
    ...(account?.error?.issues ?? []).map(({ path, message }) => ({
      path: `account.${path.join('.')}`,
      message,
    })),
  ];
  if (!parsed.success || issues.length > 0) throw new Invalid(issues);
  const given = parsed.data;
  const made = account?.data ? await prepareAccount(services, account.data) : null;
  const personId = made?.id ?? (founder as { personId: string }).personId;
  const now = services.clock.now();
  const id = newId(now);
  const number = storedNumber(services.secrets, id, given.organizationNumber);
  await withPerson(services.database, { personId }, async (own, enter) => {
    await made?.lay(own).catch((error) => {
      throw error instanceof Invalid ? new Invalid([{ path: 'account.email', message: 'taken' }]) : error;
    });
    const tx = await enter(id);
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
  });
  return { organizationId: id, personId };
}

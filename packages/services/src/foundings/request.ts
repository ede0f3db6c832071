import { type Tx, withoutTenant, withTenant } from '@ringratt/db';
import type { z } from 'zod';
import type { Services } from '../context.ts';
import { queueEmail } from '../emails/queue.ts';
import { Invalid } from '../errors.ts';
import { newId } from '../ids.ts';
import { linkToken, linkTokenHash } from '../invitations/token.ts';
import { type FoundingInput, organizationFacts } from '../organizations/facts.ts';
import { foundingFrom } from '../organizations/found.ts';
import { storedNumber } from '../organizations/number.ts';
import { accountSchema, hashAccount } from '../people/create-person.ts';
import { countTries } from '../people/sign-in-throttle.ts';
import { type FoundingContent, sealContent } from './content.ts';

/** How long the link opens. */
export const foundingLength = 24 * 60 * 60_000;

export interface RequestedFounding {
  /** Where the mail goes, as it was understood. */
  email: string;
  /** What the mail's link carries where the address has no account; the demo, which has no mail, shows it. */
  token: string;
  /** What is left to do, so that the answer need not wait for it. */
  mail: () => Promise<void>;
}

/**
 * Somebody who is not signed in wants to found an organization: a mail is sent to the address of their account to be,
 * and what they sent waits for its link. Nothing is told of whether the address has an account: the answer is the
 * same, and whatever differs is done after it is given. That an organization has the number already is told, since
 * the register of organizations is public; a founding that waits keeps it from nobody.
 *
 * @throws Invalid every fault of the form at once, those of the account under `account`
 * @throws SignInThrottled
 */
export async function requestFounding(
  services: Services,
  input: FoundingInput,
  founder: { account: z.input<typeof accountSchema>; address: string },
): Promise<RequestedFounding> {
  await countTries(services, [foundingFrom(founder.address)]);
  const organization = organizationFacts.safeParse(input);
  const account = accountSchema.safeParse(founder.account);
  if (!organization.success || !account.success) {
    const at = (prefix: string, error: z.ZodError | undefined) =>
      (error?.issues ?? []).map(({ path, message }) => ({ path: prefix + path.join('.'), message }));
    // The organization's own fields bear the same names as the account's.
    throw new Invalid([...at('', organization.error), ...at('account.', account.error)]);
  }
  const { email } = account.data;
  await countTries(services, [{ subject: `found for:${email}`, most: 5 }]);
  const id = newId(services.clock.now());
  const { key } = storedNumber(services.secrets, id, organization.data.organizationNumber);
  const [number] = await withoutTenant(
    services.database,
    ({ sql }) => sql<{ taken: boolean }[]>`select organization_number_taken(${key}) as taken`,
  );
  if (number!.taken) throw new Invalid([{ path: 'organizationNumber', message: 'organizationTaken' }]);
  return {
    email,
    token: linkToken(services.secrets, 'founding', id),
    mail: async () => {
      const content = { organization: organization.data, account: await hashAccount(account.data) };
      const [known] = await withoutTenant(
        services.database,
        ({ sql }) => sql`select from person_for_sign_in(${email})`,
      );
      await withTenant(services.database, { tenantId: id }, (tx) =>
        lay(tx, services, content, known ? 'founding-with-account' : 'founding'),
      );
    },
  };
}

/** The row is the same whichever mail goes out: only a link that nobody was sent opens the one with an account. */
async function lay(
  tx: Tx,
  services: Services,
  content: FoundingContent,
  template: 'founding' | 'founding-with-account',
): Promise<void> {
  const id = tx.tenantId;
  const now = services.clock.now();
  const hash = linkTokenHash(services.secrets, linkToken(services.secrets, 'founding', id));
  await tx.sql`
    insert into founding (tenant_id, token_hash, content, created_at, expires_at)
    values (${id}, ${hash}, ${sealContent(services.secrets, id, content)}, ${now}::timestamptz,
      ${now + foundingLength}::timestamptz)`;
  await queueEmail(
    tx,
    { ...services, organizationId: id, actor: { kind: 'job', name: 'founding' } },
    {
      key: `founding:${id}`,
      template,
      language: content.account.locale,
      recipient: content.account.email,
      // No word that was typed: a mail to anybody's address says what we say.
      params: {},
    },
  );
}

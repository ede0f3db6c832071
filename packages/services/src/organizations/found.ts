import { withPerson } from '@ringratt/db';
import type { Services } from '../context.ts';
import { newId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { countTries } from '../people/sign-in-throttle.ts';
import { type FoundingInput, layOrganization, organizationFacts } from './facts.ts';

/** Forms that one address may send within a quarter of an hour, signed in or not. */
export const foundingFrom = (address: string) => ({ subject: `found:${address}`, most: 20 });

/**
 * Opens an organization whose founder, somebody who is signed in, is its first owner. Every fault of the form is
 * named at once. Who is not signed in asks by `requestFounding`.
 *
 * @throws Invalid, SignInThrottled
 */
export async function foundOrganization(
  services: Services,
  input: FoundingInput,
  founder: { personId: string; address: string },
): Promise<{ organizationId: string }> {
  await countTries(services, [foundingFrom(founder.address)]);
  const given = parseInput(organizationFacts, input);
  const { personId } = founder;
  const organizationId = newId(services.clock.now());
  await withPerson(services.database, { personId }, async (_own, enter) => {
    await layOrganization(await enter(organizationId), services, given, personId);
  });
  return { organizationId };
}

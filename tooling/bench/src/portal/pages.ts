import type { SignIn } from '@ringratt/demo/parties';
import { completeSignIn, oneTimeCode, publicId, signIn } from '@ringratt/services';
import { encode } from 'next-auth/jwt';
import type { Stage } from '../stage.ts';
import type { Ground } from './ground.ts';

/** Whose pages they are, as the demo names its people. */
export type Side = 'principal' | 'contactCenter';

/** Lists of both sides, by their addresses. */
const both = [
  '/',
  '/obligations',
  '/obligations?state=breached',
  '/obligations?state=met',
  '/incidents',
  '/incidents?state=closed',
  '/sales',
  '/sales?state=contracted',
  '/complaints',
  '/complaints?state=decided',
  '/complaints/tracing',
  '/responsibility',
  '/reports',
  '/audit',
  '/audit?action=campaign.started',
  '/policies/recordings',
  '/settings/requests',
  '/settings/requests?outcome=failed',
  '/presented-numbers',
  '/mailbox',
];

/** The pages that are asked for as each side: every list, the campaign's pages, and what one number's page gathers. */
export function pagesOf({ parts }: Ground, ids: { list: string; contact: string }): Record<Side, string[]> {
  const campaign = `/campaigns/${publicId('campaign', parts[0]!.campaign)}`;
  const assignment = publicId('assignment', parts[0]!.assignment);
  return {
    principal: [
      ...both,
      '/campaigns',
      campaign,
      `${campaign}/attempts`,
      `${campaign}/parts`,
      `${campaign}/lists`,
      `${campaign}/events`,
      `${campaign}/script`,
      '/contact-lists',
      `/contact-lists/${publicId('contactList', ids.list)}`,
      '/offers',
      '/scripts',
      '/suppressions',
      '/suppressions/consents',
      '/suppressions/customers',
      '/suppressions/nix',
      `/numbers/${ids.contact}?assignment=${assignment}`,
    ],
    contactCenter: [
      ...both,
      '/assignments',
      `/assignments/${assignment}`,
      `/assignments/${assignment}/gate`,
      '/agents',
      `/sales/new?number=${ids.contact}`,
      `/numbers/${ids.contact}?assignment=${assignment}`,
    ],
  };
}

/** The cookie of a session that was opened with password and code, as the form's answer sets it. */
export async function cookieOf(stage: Stage, person: SignIn, secret: string): Promise<string> {
  const { services } = stage;
  const { token } = await signIn(services, {
    email: person.email,
    password: person.password,
    address: '192.0.2.1',
  });
  const code = oneTimeCode(person.totpSecret!, services.clock.now());
  await completeSignIn(services, { token, code, address: '192.0.2.1' });
  const name = 'ringratt.session';
  return `${name}=${await encode({ token: { sessionToken: token }, secret, salt: name })}`;
}

/** Milliseconds until the last byte of a page has come. @throws where the page is not one */
export async function timed(url: string, cookie: string): Promise<number> {
  const start = performance.now();
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' });
  const text = await answer.text();
  const taken = performance.now() - start;
  // What breaks while a page is being sent stands in it.
  if (answer.status !== 200 || /data-dgst|NEXT_REDIRECT|NEXT_HTTP_ERROR/.test(text))
    throw new Error(`${url} answered ${answer.status}`);
  return taken;
}

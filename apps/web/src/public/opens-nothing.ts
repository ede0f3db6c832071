import 'server-only';
import {
  linkOpens,
  NotFound,
  providerForSignIn,
  publishedOrganization,
  readFounding,
  readInvitation,
  resetLinkOpens,
} from '@ringratt/services';
import { container } from '@/container';

const asked = /^(?:\/en)?\/(accept|withdraw|join|reset|found|privacy|signin)\/([^/]+)\/?$/;

/**
 * Whether a page that anybody may ask for has nothing behind its link. A page cannot set its own status, and
 * what `notFound()` shows is empty without script: so the page says it in words, and the proxy gives the status.
 */
export async function opensNothing(path: string): Promise<boolean> {
  const [, page, segment] = asked.exec(path) ?? [];
  // The sign-in has a page of its own for the second factor.
  if (!page || !segment || (page === 'signin' && segment === 'second-factor')) return false;
  return !(await opens(page, decoded(segment)));
}

async function opens(page: string, token: string): Promise<boolean> {
  const { services } = container();
  switch (page) {
    case 'join':
      return found(readInvitation(services, token));
    case 'reset':
      return resetLinkOpens(services, token);
    case 'found':
      return found(readFounding(services, token));
    case 'privacy':
      return found(publishedOrganization(services, token));
    case 'signin':
      return (await providerForSignIn(services, token)) !== null;
    default:
      return linkOpens(services, token, page === 'accept' ? 'accept' : 'withdraw');
  }
}

async function found(answer: Promise<unknown>): Promise<boolean> {
  try {
    await answer;
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}

/** A bad escape is no token; it is asked about like any other that opens nothing. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

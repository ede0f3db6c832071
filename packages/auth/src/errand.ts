import {
  type ProvenIdentity,
  type ProviderInUse,
  providerForSignIn,
  type Services,
} from '@ringratt/services';
import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { beginAtProvider, finishAtProvider, type ProviderCheck, tryProvider } from './provider.ts';

/** Why somebody is sent to their organization's provider. */
export type ProviderPurpose =
  | { kind: 'signIn'; to: string }
  /** Who is signed in links theirs: the session that asked has to be the one that comes back. */
  | { kind: 'link'; sessionId: string }
  | { kind: 'join'; token: string };

export interface ReturnFromProvider {
  provider: ProviderInUse;
  identity: ProvenIdentity;
  purpose: ProviderPurpose;
}

/** The way to an organization's own provider and back. */
export interface ProviderErrands {
  /** Where an organization's own provider asks who comes, and why they go there; null where it has none. */
  beginAtProvider(input: {
    organization: string;
    purpose: ProviderPurpose;
    returnTo: URL;
  }): Promise<URL | null>;
  /**
   * Who came back from the provider, to the browser that was sent there and within ten minutes; null where anything
   * of it does not hold. What it opens is for the caller to decide.
   */
  finishAtProvider(returned: URL): Promise<ReturnFromProvider | null>;
  /** Whether a provider answers, under its own name. */
  tryProvider(provider: Pick<ProviderInUse, 'issuer' | 'clientId' | 'clientSecret'>): Promise<boolean>;
}

/** Seconds in which somebody comes back from the provider. */
const awayAtMost = 600;

interface Options {
  services: Services;
  secret: string;
  secureCookies: boolean;
  localProviders: boolean;
}

const awayName = ({ secureCookies }: Options) => (secureCookies ? '__Host-ringratt.away' : 'ringratt.away');

export function errands(open: () => Options): ProviderErrands {
  return {
    async beginAtProvider({ organization, purpose, returnTo }) {
      const { services, secret, secureCookies, localProviders } = open();
      const provider = await providerForSignIn(services, organization);
      if (!provider) return null;
      const { url, check } = await beginAtProvider(provider, returnTo.href, { local: localProviders });
      const name = awayName(open());
      const value = await encode({
        token: { organization, purpose, check },
        secret,
        salt: name,
        maxAge: awayAtMost,
      });
      (await cookies()).set(name, value, {
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secure: secureCookies,
        maxAge: awayAtMost,
      });
      return url;
    },
    async finishAtProvider(returned) {
      const { services, secret, secureCookies, localProviders } = open();
      const name = awayName(open());
      const jar = await cookies();
      const cookie = jar.get(name)?.value;
      // Used once, whatever comes of it.
      jar.delete({ name, path: '/', secure: secureCookies });
      if (!cookie) return null;
      try {
        const claims = await decode({ token: cookie, secret, salt: name });
        const away = claims as unknown as {
          organization: string;
          purpose: ProviderPurpose;
          check: ProviderCheck;
        } | null;
        const provider = away && (await providerForSignIn(services, away.organization));
        if (!provider) return null;
        const identity = await finishAtProvider(provider, returned, away.check, { local: localProviders });
        return { provider, identity, purpose: away.purpose };
      } catch (error) {
        // What a provider or a browser got wrong is theirs to mend; the log says what it was.
        console.warn('The identity provider’s answer was refused:', messageOf(error));
        return null;
      }
    },
    async tryProvider(provider) {
      try {
        await tryProvider(provider, { local: open().localProviders });
        return true;
      } catch (error) {
        console.warn('An identity provider does not answer as it should:', messageOf(error));
        return false;
      }
    },
  };
}

/** Its own words, and the cause's: neither holds a code or a token. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

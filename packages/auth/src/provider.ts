import type { ProvenIdentity, ProviderInUse } from '@ringratt/services';
import * as oidc from 'openid-client';
import { fetchOutside } from './provider-fetch.ts';

/** What one attempt to sign in is known by again: kept in the browser that began it, encrypted. */
export interface ProviderCheck {
  state: string;
  nonce: string;
  codeVerifier: string;
}

export interface ProviderOptions {
  /** A provider on this very machine may be asked, and in the clear: for tests, where the portal is local too. */
  local: boolean;
}

type Provider = Pick<ProviderInUse, 'issuer' | 'clientId' | 'clientSecret'>;

/** Reads what the provider says of itself. Its answers are then held to it: issuer, audience, signature, times. */
async function discover(provider: Provider, { local }: ProviderOptions): Promise<oidc.Configuration> {
  const config = await oidc.discovery(
    new URL(provider.issuer),
    provider.clientId,
    { client_secret: provider.clientSecret, [oidc.clockTolerance]: 30 },
    undefined,
    {
      timeout: 10,
      execute: local ? [oidc.allowInsecureRequests] : [],
      [oidc.customFetch]: fetchOutside({ local }) as oidc.CustomFetch,
    },
  );
  oidc.enableNonRepudiationChecks(config);
  return config;
}

/**
 * Whether the provider can be used: it answers, under its own name, and does what we ask of it.
 *
 * @throws Error where it does not
 */
export async function tryProvider(provider: Provider, options: ProviderOptions): Promise<void> {
  const server = (await discover(provider, options)).serverMetadata();
  if (!server.authorization_endpoint || !server.token_endpoint || !server.jwks_uri)
    throw new Error('The provider has no authorization, token or key endpoint.');
}

/** Where to send the browser, by authorization code with PKCE, and what its return is held to. */
export async function beginAtProvider(
  provider: Provider,
  redirectUri: string,
  options: ProviderOptions,
): Promise<{ url: URL; check: ProviderCheck }> {
  const config = await discover(provider, options);
  const check = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    codeVerifier: oidc.randomPKCECodeVerifier(),
  };
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid email profile',
    response_type: 'code',
    code_challenge: await oidc.calculatePKCECodeChallenge(check.codeVerifier),
    code_challenge_method: 'S256',
    state: check.state,
    nonce: check.nonce,
  });
  return { url, check };
}

/**
 * Who the provider says came back. What the ID token leaves out is asked for; an address it does not hold to be
 * verified counts as none.
 *
 * @throws Error where anything of the answer does not hold
 */
export async function finishAtProvider(
  provider: Provider,
  returned: URL,
  check: ProviderCheck,
  options: ProviderOptions,
): Promise<ProvenIdentity> {
  const config = await discover(provider, options);
  const tokens = await oidc.authorizationCodeGrant(config, returned, {
    expectedState: check.state,
    expectedNonce: check.nonce,
    pkceCodeVerifier: check.codeVerifier,
    idTokenExpected: true,
  });
  const token = tokens.claims();
  if (!token) throw new Error('The provider gave no ID token.');
  const claims: Record<string, unknown> =
    typeof token.email === 'string' || !config.serverMetadata().userinfo_endpoint
      ? token
      : { ...token, ...(await oidc.fetchUserInfo(config, tokens.access_token, token.sub)) };
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value.slice(0, 254) : null);
  return {
    subject: token.sub,
    email: claims.email_verified === false ? null : text(claims.email),
    name: text(claims.name)?.slice(0, 120) ?? null,
  };
}

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Whether RINGRATT_LOCAL_PROVIDERS lets an identity provider be on the portal's own machine, as the tests' is.
 *
 * @throws Error where the portal is reached from elsewhere: whoever names a provider could have the server ask its own
 */
export function mayAskLocalProviders(setting: string | undefined, portal: URL): boolean {
  if (!setting || setting === '0') return false;
  if (setting !== '1') throw new Error('RINGRATT_LOCAL_PROVIDERS is 1, or left out.');
  if (portal.protocol !== 'http:' || !loopback.test(portal.hostname))
    throw new Error('RINGRATT_LOCAL_PROVIDERS is for tests: AUTH_URL has to be http://localhost with it.');
  return true;
}

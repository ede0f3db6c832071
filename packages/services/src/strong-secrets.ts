/** Bytes that a secret has at least: half of them would do against guessing, none against a short word. */
const least = 32;

/**
 * Refuses to start in production on secrets that could be guessed.
 *
 * @throws Error naming each that is too short, never what it holds
 */
export function requireStrongSecrets<T extends object>(secrets: T, production: boolean): T {
  const weak = Object.entries(secrets).filter(
    ([, value]) => typeof value === 'string' && Buffer.byteLength(value) < least,
  );
  if (production && weak.length > 0) {
    throw new Error(
      `Too short for production: ${weak.map(([name]) => name).join(', ')}. Use ${least} random bytes or more, such as "openssl rand -base64 32" gives.`,
    );
  }
  return secrets;
}

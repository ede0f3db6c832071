import { Secret, TOTP } from 'otpauth';
import type { Clock } from '../clock.ts';

/** What authenticators everywhere expect (RFC 6238): six digits, thirty seconds, SHA-1. */
const shape = { digits: 6, period: 30, algorithm: 'SHA1', issuer: 'Ringrätt' } as const;
const period = shape.period * 1_000;

/** A new seed of 160 bits, as RFC 4226 advises. */
export function newSeed(): string {
  return new Secret({ size: 20 }).base32;
}

/** The code of an instant, as an authenticator shows it. */
export function oneTimeCode(seed: string, at: number): string {
  return new TOTP({ ...shape, secret: Secret.fromBase32(seed) }).generate({ timestamp: at });
}

/** What the picture to scan says: `otpauth://totp/…`. */
export function enrolmentUri(seed: string, account: string): string {
  return new TOTP({ ...shape, label: account, secret: Secret.fromBase32(seed) }).toString();
}

/** The steps that a code fits now, one before or one after: clocks differ, and typing takes its time. */
export function stepOf(seed: string, code: string, clock: Clock): number | null {
  const totp = new TOTP({ ...shape, secret: Secret.fromBase32(seed) });
  // In the demo the clock is set; a phone is not.
  for (const at of [clock.now(), ...(clock.outside ? [clock.outside()] : [])]) {
    const away = totp.validate({ token: code, timestamp: at, window: 1 });
    if (away !== null) return Math.floor(at / period) + away;
  }
  return null;
}

/** Steps that no code can fit any more, whichever clock one goes by. */
export function longPast(clock: Clock): number {
  return Math.floor(Math.min(clock.now(), clock.outside?.() ?? Number.POSITIVE_INFINITY) / period) - 3;
}

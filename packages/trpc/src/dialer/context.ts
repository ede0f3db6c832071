import type { Context } from '@ringratt/services';

/** What a call of the dialer API carries: the act's context, made of the key it came with. */
export interface DialerContext {
  act: Context;
  /** The key's name and public id, as `/v1/me` answers them. */
  key: { id: string; name: string };
  /** The Idempotency-Key as it came, or null; every mutation asks for one. */
  idempotencyKey: string | null;
}

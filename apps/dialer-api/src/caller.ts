import { apiKeyForSecret, type KnownApiKey, publicId, type Services } from '@ringratt/services';
import type { DialerContext } from '@ringratt/trpc/dialer';
import { ProblemError, problem } from '@ringratt/trpc/dialer';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RateLimiter } from './rate-limit.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set once the key is known. */
    caller: KnownApiKey | null;
    /** A UUID; the answer's `Request-Id` and the request log name it. */
    requestId: string;
  }
  interface FastifyReply {
    /** The last segment of the type of the problem that was answered. */
    problem: string | null;
  }
}

/**
 * Who calls, by the key in the Authorization header, and whether it calls too often.
 *
 * @throws ProblemError 401 or 429
 */
export async function identify(
  services: Services,
  limiter: RateLimiter,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<KnownApiKey> {
  const [, secret] = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '') ?? [];
  const caller = secret ? await apiKeyForSecret(services, secret) : null;
  if (!caller) {
    reply.header('www-authenticate', 'Bearer realm="Ringratt"');
    throw new ProblemError(
      problem('unauthenticated', 'Send Authorization: Bearer with an API key that is in force, rk_live_….'),
    );
  }
  request.caller = caller;
  const { allowed, remaining, resetSeconds } = limiter.take(caller.actor.keyId, caller.requestsPerSecond);
  reply.header('ratelimit-policy', `"key";q=${caller.requestsPerSecond};w=1`);
  reply.header('ratelimit', `"key";r=${remaining};t=${resetSeconds}`);
  if (!allowed) {
    reply.header('retry-after', String(Math.max(1, resetSeconds)));
    throw new ProblemError(
      problem('rate-limited', `This key may make ${caller.requestsPerSecond} requests a second.`),
    );
  }
  return caller;
}

/** The procedures' context for a known caller. */
export function contextOf(services: Services, caller: KnownApiKey, idempotencyKey: unknown): DialerContext {
  return {
    act: { ...services, organizationId: caller.organizationId, actor: caller.actor },
    key: { id: publicId('apiKey', caller.actor.keyId), name: caller.name },
    idempotencyKey: typeof idempotencyKey === 'string' ? idempotencyKey : null,
  };
}

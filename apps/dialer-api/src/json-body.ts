import { problem, UnreadableInput } from '@ringratt/trpc/dialer';
import type { FastifyRequest } from 'fastify';

export const mostBytes = 1_048_576;

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The body's fields with those of the path, which win.
 *
 * @throws UnreadableInput 415 for another type than JSON, 400 for what is no JSON object
 */
export function readJsonBody(request: FastifyRequest): Record<string, unknown> {
  const known = request.params as Record<string, unknown>;
  const type = request.headers['content-type'];
  if (type && !/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) {
    throw new UnreadableInput(problem('unsupported-media-type', 'Send the body as application/json.'), known);
  }
  if (request.headers['content-encoding'] && request.headers['content-encoding'] !== 'identity') {
    throw new UnreadableInput(problem('unsupported-media-type', 'Send the body without compression.'), known);
  }
  let body: unknown;
  try {
    body = JSON.parse(decoder.decode(request.body as Buffer | undefined));
  } catch {
    throw new UnreadableInput(problem('not-json', 'The body cannot be read as JSON in UTF-8.'), known);
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    const errors = [{ path: '', message: 'The body has to be a JSON object.' }];
    throw new UnreadableInput(problem('invalid', errors[0]!.message, { errors }), known);
  }
  return { ...body, ...known };
}

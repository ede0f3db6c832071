import { Readable } from 'node:stream';
import { MOST_RECORDING_BYTES } from '@ringratt/services';
import { problem, UnreadableInput } from '@ringratt/trpc/dialer';
import type { FastifyRequest } from 'fastify';
import { mostBytes, readJsonBody } from './json-body.ts';

/** A file of a register: about a million numbers. A longer one goes in several requests. */
export const mostCsvBytes = 16 * mostBytes;

const csvType = /^text\/csv\s*(?:;|$)/i;

/**
 * The body's fields with those of the path: JSON, and on the routes of registers a file too. The fields that a
 * file leaves no room for come in the query.
 *
 * @throws UnreadableInput for what can be read as neither
 */
export function readBody(request: FastifyRequest): Record<string, unknown> {
  const { route } = request.routeOptions.config;
  if (route?.meta.audioBody) return readSound(request, route.meta.audioBody);
  if (!route?.meta.csvBody) return readJsonBody(request);
  const known = request.params as Record<string, unknown>;
  const type = request.headers['content-type'] ?? '';
  const body = (request.body as Buffer | undefined) ?? Buffer.alloc(0);
  if (csvType.test(type)) {
    if (request.headers['content-encoding'] && request.headers['content-encoding'] !== 'identity')
      throw new UnreadableInput(
        problem('unsupported-media-type', 'Send the body without compression.'),
        known,
      );
    const query = Object.fromEntries(
      Object.entries(request.query as object).filter(([name]) => route.meta.csvQuery?.includes(name)),
    );
    return { ...query, ...known, csv: new Uint8Array(body.buffer, body.byteOffset, body.length) };
  }
  if (body.length > mostBytes)
    throw new UnreadableInput(
      problem('body-too-large', 'A JSON body may have one mebibyte, a text/csv body sixteen.'),
      known,
    );
  if (type && !/json/i.test(type))
    throw new UnreadableInput(
      problem('unsupported-media-type', 'Send the body as application/json or text/csv.'),
      known,
    );
  return readJsonBody(request);
}

/** Sound as it arrives, unread; a request without a body has none. */
function readSound(request: FastifyRequest, fields: readonly string[]): Record<string, unknown> {
  const known = request.params as Record<string, unknown>;
  const {
    'content-type': contentType,
    'content-length': length,
    'content-encoding': encoding,
  } = request.headers;
  const refuse = (...[code, detail]: Parameters<typeof problem>) => {
    throw new UnreadableInput(problem(code, detail), known);
  };
  if (encoding && encoding !== 'identity')
    refuse('unsupported-media-type', 'Send the sound without compression.');
  if (Number(length ?? 0) > MOST_RECORDING_BYTES) refuse('body-too-large', 'A recording may have 200 MiB.');
  const sound = request.body instanceof Readable ? request.body : null;
  if (sound === null && request.body !== undefined && (request.body as Buffer).length > 0)
    refuse('unsupported-media-type', 'Send the sound as audio/wav, audio/mpeg or audio/ogg.');
  const said = Object.entries(request.query as object).filter(([name]) => fields.includes(name));
  return { ...Object.fromEntries(said), ...known, contentType, audio: sound };
}

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answerBrokenRequest } from './problem-answers.ts';

/** How long a whole request may take to arrive; the sound of a recording longer than any other. */
const USUAL_MS = 30_000;
export const LONGEST_ARRIVAL_MS = 15 * 60_000;

/**
 * The server's own limit has to let a recording through: every other request keeps the short one, and sound passes
 * as a stream. What is refused before it was read is let run out, so that the answer reaches its sender.
 */
export function limitArrival(server: FastifyInstance): void {
  for (const sound of ['application/ogg', /^audio\//])
    server.addContentTypeParser(sound, (_, body, done) => done(null, body));
  server.addHook('onRequest', async (request) => {
    if (isUpload(request)) return;
    const { socket } = request.raw;
    const late = setTimeout(
      () => answerBrokenRequest(Object.assign(new Error(), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), socket),
      USUAL_MS,
    );
    late.unref();
    const arrived = () => clearTimeout(late);
    request.raw.once('end', arrived);
    request.raw.once('close', arrived);
  });
  server.addHook('onResponse', async (request) => {
    if (isUpload(request) && !request.raw.complete) request.raw.resume();
  });
}

const isUpload = (request: FastifyRequest) => request.routeOptions.config.route?.meta.audioBody !== undefined;

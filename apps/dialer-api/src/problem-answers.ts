import { randomInt } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Services } from '@ringratt/services';
import {
  type DialerRoute,
  dialerRoutes,
  type Problem,
  problem,
  problemOf,
  UnreadableInput,
} from '@ringratt/trpc/dialer';
import { TRPCError } from '@trpc/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { call } from './rest.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    route?: DialerRoute;
  }
}

/** Answers everything that goes wrong as RFC 9457, also what the server itself refuses. */
export function answerProblems(server: FastifyInstance, services: Services, log: Logger): void {
  server.setErrorHandler(async (error, request, reply) => {
    const { route } = request.routeOptions.config;
    const fault = bodyFault(error, route);
    if (fault && route && request.caller)
      return sendProblem(reply, await judged(services, route, request, fault, log));
    return sendProblem(reply, fault ?? describe(error, request, log));
  });
  const others = ['/healthz', '/readyz', '/docs', '/v1/openapi.json'].map((path) => ({
    path,
    method: 'GET' as const,
  }));
  const paths = [...dialerRoutes, ...others].map(({ path, method }) => ({
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
    method,
  }));
  server.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0]!;
    const allowed = paths.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    if (allowed.length === 0)
      return sendProblem(reply, problem('unknown-route', 'See /docs for the routes.'));
    const allow = allowed.includes('GET')
      ? ['GET', 'HEAD', ...allowed.filter((method) => method !== 'GET')]
      : allowed;
    reply.header('allow', allow.join(', '));
    return sendProblem(reply, problem('method-not-allowed', `This route takes ${allow.join(', ')}.`));
  });
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  reply.problem = problem.type.slice(problem.type.lastIndexOf('/') + 1);
  if (problem.status === 503) reply.header('retry-after', '5');
  // As bytes: to text Fastify would add a charset, which the media type does not have.
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .send(Buffer.from(JSON.stringify(problem)));
}

/** What Fastify found in a body before any handler ran. */
function bodyFault(error: unknown, route: DialerRoute | undefined): Problem | null {
  switch ((error as { code?: unknown }).code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return problem(
        'body-too-large',
        route?.meta.csvBody
          ? 'A text/csv body may have sixteen mebibytes, a JSON body one.'
          : 'The body may have one mebibyte.',
      );
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return problem('not-json', 'The body does not have the length that was announced.');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return problem('unsupported-media-type', 'Send the body as application/json.');
    default:
      return null;
  }
}

/** The body's fault, unless the subject does not exist or the key has not the right: those come first. */
async function judged(
  services: Services,
  route: DialerRoute,
  request: FastifyRequest,
  fault: Problem,
  log: Logger,
): Promise<Problem> {
  try {
    await call(services, route, request, () => {
      throw new UnreadableInput(fault, request.params as Record<string, unknown>);
    });
    return fault;
  } catch (error) {
    return describe(error, request, log);
  }
}

function describe(error: unknown, request: FastifyRequest, log: Logger): Problem {
  const cause = error instanceof TRPCError ? (error.cause ?? error) : error;
  const known = problemOf(cause);
  if (known) return known;
  const { code, statusCode } = cause as { code?: string; statusCode?: number };
  if (code === 'FST_ERR_BAD_URL') return problem('bad-request', 'The path holds a bad escape.');
  const errorId = newErrorId();
  const route = request.routeOptions?.url ?? null;
  if (isDatabaseGone(code)) {
    log.warn({ errorId, route, err: cause }, 'The database cannot be reached');
    return problem('unavailable', 'Try again shortly.', { errorId });
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return problem('bad-request', 'The request cannot be read.');
  }
  log.error({ errorId, route, err: cause }, 'A request failed');
  return problem('internal', `Tell us ${errorId} and we can find out what happened.`, { errorId });
}

/** The driver's codes for a lost connection, and Postgres' for shutting down, starting up and a lost race. */
function isDatabaseGone(code: unknown): boolean {
  return (
    typeof code === 'string' &&
    /^(ECONN\w+|ENOTFOUND|EPIPE|CONNECT_TIMEOUT|CONNECTION_\w+|57P0[1-3]|53300|08\w{3}|40001|40P01|57014|55P03|25P0[34])$/.test(
      code,
    )
  );
}

/** Letters alone: it has to survive the log's scrubbing of digits. */
function newErrorId(): string {
  return `err_${Array.from({ length: 12 }, () => String.fromCharCode(97 + randomInt(26))).join('')}`;
}

/** A request so broken that it never became one. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy();
  const answer =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? problem('request-timeout', 'Send the whole request sooner.')
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? problem('headers-too-large', 'Send fewer or shorter headers, or a shorter path.')
        : problem('bad-request', 'This is no HTTP request.');
  const body = JSON.stringify(answer);
  socket.end(
    `HTTP/1.1 ${answer.status} ${answer.title}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

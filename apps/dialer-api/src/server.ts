import { formatInstant } from '@ringratt/rules';
import { newRequestId, oldestDueAge, publicId, type Services, unsealedAge } from '@ringratt/services';
import { asTrpcError, dialerRouter, openApiText, problem } from '@ringratt/trpc/dialer';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import { type FastifyInstance, fastify, LogController } from 'fastify';
import type { Logger } from 'pino';
import { contextOf, identify } from './caller.ts';
import { docsPage } from './docs/page.ts';
import { mostBytes } from './json-body.ts';
import { answerBrokenRequest, answerProblems, sendProblem } from './problem-answers.ts';
import { RateLimiter } from './rate-limit.ts';
import { RequestLog } from './request-log.ts';
import { publishRest } from './rest.ts';
import { LONGEST_ARRIVAL_MS, limitArrival } from './upload-time.ts';

/** The dialers' HTTP API over services that are open already. Listens to nothing yet. */
export function buildServer(services: Services, log: Logger): FastifyInstance {
  const server = fastify({
    loggerInstance: log,
    // A request's line would carry its URL, and a URL may carry a number.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: mostBytes,
    requestTimeout: LONGEST_ARRIVAL_MS,
    http: { headersTimeout: 30_000 },
    // Ids are looked up however long they are, and answered like any that does not exist.
    routerOptions: { maxParamLength: 16_384 },
    frameworkErrors: (_, __, reply) => {
      sendProblem(reply, problem('bad-request', 'The path holds a bad escape.'));
    },
    clientErrorHandler: answerBrokenRequest,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
  }) as unknown as FastifyInstance;
  const limiter = new RateLimiter();

  server.decorateRequest('caller', null);
  server.decorateRequest('requestId', '');
  server.decorateReply('problem', null);
  // Bodies are read as they are: whether one is JSON is judged after the key, the subject and the right.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
  server.addHook('onSend', async (_, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  const requests = new RequestLog(services, log);
  server.addHook('onClose', () => requests.close());
  server.addHook('onRequest', async (request, reply) => {
    request.requestId = newRequestId(services);
    reply.header('request-id', publicId('request', request.requestId));
  });
  server.addHook('onResponse', async (request, reply) => {
    const { url: route, method, config } = request.routeOptions;
    if (request.caller)
      requests.add({
        id: request.requestId,
        organizationId: request.caller.organizationId,
        apiKeyId: request.caller.actor.keyId,
        at: services.clock.now(),
        method: request.method,
        route: config.route?.path ?? null,
        status: reply.statusCode,
        duration: reply.elapsedTime,
        problem: reply.problem,
      });
    if (route === '/healthz' || route === '/readyz') return;
    log.info({
      method: typeof method === 'string' ? method : request.method,
      route: route ?? null,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      key: request.caller && publicId('apiKey', request.caller.actor.keyId),
      request: publicId('request', request.requestId),
    });
  });
  limitArrival(server);
  answerProblems(server, services, log);

  server.get('/healthz', async () => ({ status: 'ok', now: formatInstant(services.clock.now()) }));
  server.get('/readyz', async (_, reply) => {
    const ready = await reachesDatabase(services);
    // How long what was done last has been guarded by triggers and grants alone: told, never a reason to be unready.
    const unsealedSeconds = ready ? await unsealedAge(services).then(toSeconds, () => null) : null;
    // How late workers and queue are with what is due: theirs to mend, not a reason to send dialers elsewhere.
    const oldestDue = ready ? await oldestDueAge(services).then(toSeconds, () => null) : null;
    return reply.code(ready ? 200 : 503).send({
      status: ready ? 'ok' : 'unavailable',
      database: ready,
      unsealedAge: unsealedSeconds,
      oldestDueAge: oldestDue,
    });
  });
  server.get('/v1/openapi.json', async (_, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(openApiText),
  );
  server.get('/docs', async (_, reply) => {
    const { html, policy } = docsPage();
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policy)
      .header('cache-control', 'no-cache')
      .send(html);
  });

  server.register(async (v1) => {
    v1.addHook('onRequest', async (request, reply) => {
      await identify(services, limiter, request, reply);
    });
    publishRest(v1, services);
  });
  server.register(fastifyTRPCPlugin, {
    prefix: '/trpc',
    trpcOptions: {
      router: dialerRouter,
      // A batch would carry one Idempotency-Key for many acts.
      allowBatching: false,
      createContext: async ({ req, res }) => {
        const caller = await identify(services, limiter, req, res).catch((error: unknown) => {
          throw asTrpcError(error);
        });
        return contextOf(services, caller, req.headers['idempotency-key']);
      },
      onError: ({ error, path }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR')
          log.error({ route: `/trpc/${path}`, err: error.cause ?? error });
      },
    } satisfies FastifyTRPCPluginOptions<typeof dialerRouter>['trpcOptions'],
  });
  return server;
}

const toSeconds = (milliseconds: number) => Math.round(milliseconds / 1_000);

async function reachesDatabase({ database }: Services): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, 2_000, false).unref());
  const answered = database.sql`select 1`.then(
    () => true,
    () => false,
  );
  return Promise.race([answered, late]);
}

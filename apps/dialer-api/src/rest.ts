import { Readable } from 'node:stream';
import type { Services } from '@ringratt/services';
import { type DialerRoute, dialerRouter, dialerRoutes } from '@ringratt/trpc/dialer';
import { callTRPCProcedure } from '@trpc/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contextOf } from './caller.ts';
import { mostCsvBytes, readBody as readRequestBody } from './request-body.ts';

/** Publishes every procedure with a method and a path (docs/decisions: why not by the library's plugin). */
export function publishRest(server: FastifyInstance, services: Services): void {
  // A long poll would hold up the end for half a minute: it is answered with what there is.
  const ending = new AbortController();
  server.addHook('preClose', async () => ending.abort());
  for (const route of dialerRoutes) {
    server.route({
      method: route.method,
      url: route.path.replace(/\{(\w+)\}/g, ':$1'),
      config: { route },
      ...(route.meta.csvBody ? { bodyLimit: mostCsvBytes } : {}),
      handler: (request, reply) => serve(services, route, request, reply, ending.signal),
    });
  }
}

/** Calls the route's procedure. What it throws is answered by the server's error handler. */
async function serve(
  services: Services,
  route: DialerRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  ending: AbortSignal,
): Promise<FastifyReply> {
  const left = new AbortController();
  reply.raw.once('close', () => left.abort());
  const { csv } = route.meta;
  if (csv && (request.query as Record<string, unknown>).format === 'csv') {
    const pieces = (await call(
      services,
      { ...route, procedure: csv.procedure },
      request,
    )) as AsyncGenerator<string>;
    // Taken before anything is sent, so that a refusal still is a problem with its status.
    const first = await pieces.next();
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="attempts.csv"')
      .send(Readable.from(beginningWith(first, pieces), { objectMode: false }));
  }
  const output = await call(
    services,
    route,
    request,
    readRequestBody,
    AbortSignal.any([ending, left.signal]),
  );
  // A connection that was busy when the end began would be kept open after its answer.
  if (ending.aborted) reply.header('connection', 'close');
  return reply
    .code(route.meta.statusOf?.(output) ?? 200)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(output));
}

/** Runs a procedure with what the request says as its input. */
export function call(
  services: Services,
  { procedure, type, method }: Pick<DialerRoute, 'procedure' | 'type' | 'method'>,
  request: FastifyRequest,
  readBody: (request: FastifyRequest) => Record<string, unknown> = readRequestBody,
  signal?: AbortSignal,
): Promise<unknown> {
  let input: Record<string, unknown> | undefined;
  return callTRPCProcedure({
    router: dialerRouter,
    path: procedure,
    type,
    ctx: contextOf(services, request.caller!, request.headers['idempotency-key']),
    getRawInput: async () => {
      input ??=
        method === 'GET'
          ? { ...(request.query as object), ...(request.params as object) }
          : readBody(request);
      return input;
    },
    signal,
    batchIndex: 0,
  });
}

async function* beginningWith(
  first: IteratorResult<string>,
  rest: AsyncGenerator<string>,
): AsyncGenerator<Buffer> {
  try {
    if (!first.done) yield Buffer.from(first.value);
    for await (const piece of rest) yield Buffer.from(piece);
  } finally {
    await rest.return(undefined);
  }
}

import { portalRouter } from '@ringratt/trpc/portal';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { env } from '@/env';
import { actingContext } from '@/session/acting';

export const dynamic = 'force-dynamic';

async function handle(request: Request): Promise<Response> {
  if (request.method === 'POST' && !comesFromPortal(request)) {
    return Response.json(
      { error: { message: 'Requests that change something come from the portal itself.' } },
      { status: 403 },
    );
  }
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: portalRouter,
    createContext: async () => ({ acting: await actingContext(request) }),
    onError({ error, path }) {
      if (error.code === 'INTERNAL_SERVER_ERROR') console.error('trpc', path, error.cause ?? error);
    },
  });
}

/** The cookie is sent along by other sites' forms too; the Origin header tells them apart. */
function comesFromPortal(request: Request): boolean {
  const origin = request.headers.get('origin');
  return origin === env().url.origin;
}

export { handle as GET, handle as POST };

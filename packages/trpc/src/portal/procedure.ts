import type { Context } from '@ringratt/services';
import { ServiceError } from '@ringratt/services';
import { initTRPC, TRPCError } from '@trpc/server';
import { problemOf } from './problems.ts';

/** Who asks: null without a session or an organization. */
export interface PortalContext {
  acting: Context | null;
}

const t = initTRPC.context<PortalContext>().create({
  // The service's own code and issues reach the page, so that each finds the field it concerns.
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    message: error.cause instanceof ServiceError ? error.cause.message : shape.message,
    data: {
      code: shape.data.code,
      httpStatus: shape.data.httpStatus,
      path: shape.data.path,
      problem: problemOf(error.cause),
    },
  }),
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** A procedure for someone who is signed in; what they may do, the service decides. */
export const procedure = t.procedure.use(async ({ ctx, next }) => {
  if (!ctx.acting) throw new TRPCError({ code: 'UNAUTHORIZED' });
  const result = await next({ ctx: { acting: ctx.acting } });
  if (!result.ok && result.error.cause instanceof ServiceError) {
    throw new TRPCError({ code: trpcCodeOf(result.error.cause), cause: result.error.cause });
  }
  return result;
});

function trpcCodeOf(error: ServiceError): TRPCError['code'] {
  switch (error.code) {
    case 'not-found':
      return 'NOT_FOUND';
    case 'forbidden':
      return 'FORBIDDEN';
    case 'invalid':
      return 'BAD_REQUEST';
    default:
      return 'CONFLICT';
  }
}

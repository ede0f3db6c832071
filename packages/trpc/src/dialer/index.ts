export { type OpenApiOperation, type OpenApiSchema, openApiOperations, openApiText } from './committed.ts';
export type { DialerContext } from './context.ts';
export {
  type Problem,
  type ProblemCode,
  ProblemError,
  problem,
  problemOf,
  problemTypes,
} from './problems.ts';
export { asTrpcError, type DialerMeta, problemIn, UnreadableInput } from './procedure.ts';
export { type DialerRouter, dialerRouter } from './router.ts';
export { type DialerRoute, dialerRoutes } from './routes.ts';

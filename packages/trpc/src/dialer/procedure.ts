import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  type Context,
  checkEntitled,
  Invalid,
  type Issue,
  type Permission,
  ServiceError,
} from '@ringratt/services';
import { initTRPC, TRPCError } from '@trpc/server';
import type { OpenApiMeta } from 'trpc-to-openapi';
import { ZodError, type z } from 'zod';
import type { DialerContext } from './context.ts';
import { type Problem, ProblemError, problem, problemOf } from './problems.ts';

/** What a procedure says of itself beside its schemas. */
export interface DialerMeta extends OpenApiMeta {
  /** Asked when the input is at fault: does its subject exist, may the key? Those answers come first. */
  guard?: {
    permission: Permission;
    /** The input field that names the subject. */
    subject?: 'assignmentId' | 'claimId' | 'attemptId';
    /** Only the assignment's own contact center does this. */
    dials?: boolean;
  };
  /** Statuses of success and what each means; 200 unless given. */
  success?: Partial<Record<200 | 201, string>>;
  /** Which of them an answer has. */
  statusOf?: (output: unknown) => 200 | 201;
  /** The query that streams the same list as CSV, for `format=csv`. */
  csv?: { procedure: string; columns: readonly string[] };
  /** Takes a file as `text/csv` too, such as this one; the input's field is `csv`. */
  csvBody?: string;
  /** Fields of the input that come in the query where the body is a file. */
  csvQuery?: readonly string[];
  /** Takes sound as its body, streamed into the input's field `audio`; these fields come in the query. */
  audioBody?: readonly string[];
}

const t = initTRPC
  .context<DialerContext>()
  .meta<DialerMeta>()
  .create({
    errorFormatter: ({ shape, error }) => ({
      ...shape,
      // What a TypeScript dialer reads as `error.data.problem`; a fault of ours says nothing of itself.
      message: problemIn(error)?.detail ?? 'A fault of ours.',
      data: { code: shape.data.code, httpStatus: shape.data.httpStatus, problem: problemIn(error) },
    }),
  });

export const dialerRouterOf = t.router;

/** The problem that an error from a procedure stands for; null for a fault of ours. */
export function problemIn(error: TRPCError): Problem | null {
  return problemOf(error.cause ?? error);
}

/** The body could not be read: thrown where the input is asked for, with what the path said. */
export class UnreadableInput extends ProblemError {
  constructor(
    problem: Problem,
    readonly known: Record<string, unknown>,
  ) {
    super(problem);
  }
}

const base = t.procedure.use(async ({ ctx, meta, path, type, next, getRawInput }) => {
  const refuse = async (cause: Error, known: unknown) => {
    if (meta?.guard) await guard(ctx.act, meta.guard, known);
    throw cause;
  };
  try {
    // A PUT has the effect of once by itself.
    const keyed = type === 'mutation' && meta?.openapi?.method !== 'PUT';
    const act = keyed ? await idempotently(ctx, path, getRawInput, refuse) : ctx.act;
    const result = await next({ ctx: { ...ctx, act } });
    if (result.ok) return result;
    const { cause } = result.error;
    if (cause instanceof ZodError) await refuse(new Invalid(issuesOf(cause)), await getRawInput());
    if (cause instanceof UnreadableInput) await refuse(cause, cause.known);
    throw cause ?? result.error;
  } catch (error) {
    throw asTrpcError(error);
  }
});

export const query = base;
export const mutation = base;

/** Every mutation is one act under the caller's key: sent again, it answers as it did. */
async function idempotently(
  ctx: DialerContext,
  route: string,
  getRawInput: () => Promise<unknown>,
  refuse: (cause: Error, known: unknown) => Promise<never>,
): Promise<Context> {
  let input: unknown;
  try {
    input = await getRawInput();
  } catch (error) {
    if (error instanceof UnreadableInput) return refuse(error, error.known);
    throw error;
  }
  const key = readIdempotencyKey(ctx.idempotencyKey);
  if (key === null) {
    const detail = 'Send an Idempotency-Key header of 1 to 255 visible characters, one for each act.';
    return refuse(new ProblemError(problem('idempotency-key-missing', detail)), input);
  }
  const bodyHash = createHash('sha256')
    .update(JSON.stringify(input, hashBytes) ?? '')
    .digest();
  return { ...ctx.act, idempotency: { key, route, bodyHash } };
}

/**
 * A file's bytes by their own hash: as JSON they would be a list of figures. A stream passes once, so that whoever
 * reads it compares what it held.
 */
const hashBytes = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array
    ? createHash('sha256').update(value).digest('hex')
    : value instanceof Readable
      ? null
      : value;

/** The draft's header is a quoted string; a bare one is taken too. */
function readIdempotencyKey(header: string | null): string | null {
  const key = header?.trim().replace(/^"(.*)"$/, '$1') ?? '';
  return /^[\x21-\x7e]{1,255}$/.test(key) ? key : null;
}

/** @throws NotFound, then Forbidden, before a fault in the input is named */
async function guard(act: Context, meta: NonNullable<DialerMeta['guard']>, input: unknown): Promise<void> {
  const given = meta.subject && (input as Record<string, unknown> | null | undefined)?.[meta.subject];
  const subject = typeof given === 'string' && meta.subject ? { [meta.subject]: given } : {};
  await checkEntitled(act, { permission: meta.permission, dials: meta.dials === true, ...subject });
}

/** `numbers[3]`, as `check` writes paths. */
function issuesOf(error: z.ZodError): Issue[] {
  return error.issues.map((issue) => ({
    path: issue.path.reduce<string>(
      (path, step) =>
        typeof step === 'number' ? `${path}[${step}]` : path ? `${path}.${String(step)}` : String(step),
      '',
    ),
    message: issue.message,
  }));
}

const codes: Record<number, TRPCError['code']> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_SUPPORTED',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
};

/** Gives an act's refusal the code, and so at `/trpc` the status, that REST gives it. */
export function asTrpcError(error: unknown): TRPCError {
  if (error instanceof TRPCError) return error;
  const known = error instanceof ServiceError || error instanceof ProblemError ? problemOf(error) : null;
  return new TRPCError({ code: codes[known?.status ?? 500] ?? 'INTERNAL_SERVER_ERROR', cause: error });
}

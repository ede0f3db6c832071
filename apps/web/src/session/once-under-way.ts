import type { PortalRouter } from '@ringratt/trpc/portal';
import type { TRPCLink } from '@trpc/client';
import { share } from '@trpc/server/observable';

/** What tells one request from another: a form's fields, with its file as itself. */
const partsOf = (input: unknown): unknown[] =>
  input instanceof FormData ? [...input].flat() : [JSON.stringify(input)];

interface UnderWay {
  path: string;
  parts: readonly unknown[];
  answer: ReturnType<ReturnType<TRPCLink<PortalRouter>>>;
}

/**
 * An act that is asked for again while it is under way is the same act: a second click may come before the page has
 * shown that the first one was heard.
 */
export function onceUnderWay(): TRPCLink<PortalRouter> {
  return () => {
    const all: UnderWay[] = [];
    return ({ op, next }) => {
      if (op.type !== 'mutation') return next(op);
      const parts = partsOf(op.input);
      const same = all.find(
        (one) =>
          one.path === op.path &&
          one.parts.length === parts.length &&
          one.parts.every((part, at) => part === parts[at]),
      );
      if (same) return same.answer;
      const one: UnderWay = { path: op.path, parts, answer: next(op).pipe(share()) };
      all.push(one);
      const over = () => {
        const at = all.indexOf(one);
        if (at >= 0) all.splice(at, 1);
      };
      one.answer.subscribe({ error: over, complete: over });
      return one.answer;
    };
  };
}

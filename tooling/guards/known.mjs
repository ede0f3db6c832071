/** Checks behind which another stands, so that leaving one out lets nobody through: `{ file, line, why }`. */
const again =
  'Asked again where the assignment is entered, by the same right; here it only comes before what is typed.';

export const KNOWN = [
  { file: 'assignments/presented-numbers.ts', line: "authorize(ctx, 'assignment.write');", why: again },
  { file: 'complaints/decide.ts', line: "authorize(ctx, 'complaint.decide');", why: again },
  { file: 'complaints/tracing.ts', line: "authorize(ctx, 'complaint.decide');", why: again },
  { file: 'presented-numbers/list.ts', line: "authorize(ctx, 'assignment.read');", why: again },
  {
    file: 'responsibility/signer.ts',
    line: "throw new Forbidden('assignment.write')",
    why: 'Looks up a name for who has been let through already; without one there is nothing to write beside the act.',
  },
];

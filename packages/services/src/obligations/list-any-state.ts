import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { cutPage, type Page } from '../page.ts';
import { listObligations, type ObligationItem, obligationStates } from './list.ts';

/**
 * The same list in one state or in all of them: one query a state, each in the order of its index, since one
 * over all states would lose it. A key of one assignment sees that assignment's.
 *
 * @throws NotFound where another assignment is asked for with such a key
 */
export async function listObligationsOfAnyState(
  ctx: Context,
  input: Omit<Parameters<typeof listObligations>[1], 'mine'>,
): Promise<Page<ObligationItem>> {
  const limit = input.limit ?? 50;
  const narrowed = ctx.actor.kind === 'apiKey' ? ctx.actor.assignmentId : null;
  if (narrowed !== null && input.assignmentId && idOf('assignment', input.assignmentId) !== narrowed)
    throw new NotFound('assignment');
  const assignmentId = narrowed === null ? input.assignmentId : publicId('assignment', narrowed);
  const states = input.state ? [input.state] : obligationStates;
  const pages = await Promise.all(
    states.map((state) => listObligations(ctx, { ...input, assignmentId, state, limit })),
  );
  const place = (item: ObligationItem) => ({ key: item.dueAt, id: idOf('obligation', item.id) });
  const items = pages
    .flatMap((page) => page.items)
    .sort((a, b) => a.dueAt - b.dueAt || (place(a).id < place(b).id ? -1 : 1));
  const last = items[limit - 1];
  // A state's page that is full has more of its own behind it.
  const more = last !== undefined && (items.length > limit || pages.some((page) => page.cursor !== null));
  return cutPage(more ? [...items.slice(0, limit), last] : items, limit, (item) => item, place);
}

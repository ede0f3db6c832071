import { NotFound } from './errors.ts';
import { internalId, type Noun } from './ids.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The UUID of what a caller named, by its public id (`lst_…`) or, inside the program, by the UUID itself.
 *
 * @throws NotFound for what is no id of the noun: it names nothing
 */
export function idOf(noun: Noun, given: string): string {
  const id = uuid.test(given) ? given : internalId(noun, given);
  if (!id) throw new NotFound(noun);
  return id;
}

import { parseNumber } from '@ringratt/services';

/** A page of a register by what is searched for: nothing is found by what is no number. */
export async function pageOfSought<Page extends { items: unknown[]; cursor: string | null }>(
  search: string | undefined,
  read: (number: string | undefined) => Promise<Page>,
): Promise<Page | { items: never[]; cursor: null }> {
  const sought = search?.trim() ? parseNumber(search) : null;
  return sought && !sought.ok ? { items: [], cursor: null } : read(sought?.number);
}

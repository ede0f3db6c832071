const content = () => document.getElementById('content');

/** What Enter opens in a row: its name's link, else the first thing in it that takes the focus. */
const opens = (row: Element) =>
  row.querySelector<HTMLElement>('th a[href]') ??
  row.querySelector<HTMLElement>('a[href], button:not([disabled]), input:not([disabled])');

/** A page whose list has the keys to itself: the row that is chosen is shown beside it. */
export const ownKeys = { 'data-own-keys': '' };
export const hasOwnKeys = () => content()?.querySelector('[data-own-keys]') != null;

/** One row down or up in the page's tables. */
export function moveInLists(step: 1 | -1): boolean {
  const rows = [...(content()?.querySelectorAll('[role=table] tbody tr') ?? [])].filter(opens);
  if (rows.length === 0) return false;
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = at < 0 ? rows[0] : rows[at + step];
  if (next) opens(next)?.focus();
  return true;
}

/** To what can be done with the row one stands in, else with the page. It is done by Enter: a slip does nothing. */
export function goToAct(): boolean {
  const row = document.activeElement?.closest('[role=table] tbody tr');
  const control =
    row?.querySelector<HTMLElement>('button:not([disabled])') ??
    content()?.querySelector<HTMLElement>('[data-acts] :is(a[href], button:not([disabled]))');
  control?.focus();
  return control != null;
}

/** To the list's filters. */
export function goToFilters(): boolean {
  const field =
    content()?.querySelector<HTMLElement>('[data-filter]') ??
    content()?.querySelector<HTMLElement>('search :is(input, select)');
  field?.focus();
  return field != null;
}

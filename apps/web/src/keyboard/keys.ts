/** Says `off` where single keys do nothing; without it they work. */
export const keysCookie = 'ringratt.keys';

/** The keys that lead to pages: `g`, then the letter. The pages are those of one's own navigation. */
export const leads = {
  u: ['campaigns', 'assignments'],
  f: ['obligations'],
  n: ['numbers'],
} as const satisfies Record<string, readonly string[]>;

/** Where letters are text, or belong to what lies above the page. */
const takesText =
  'input, select, textarea, [contenteditable], [role=dialog], [role=menu], [role=listbox], [role=combobox]';

/** Whether a key is a single one, pressed on the page itself (WCAG 2.1.4). */
export function isSingleKey(event: KeyboardEvent): boolean {
  const { target } = event;
  return !(
    event.defaultPrevented ||
    event.isComposing ||
    event.metaKey ||
    event.ctrlKey ||
    event.altKey ||
    (target instanceof Element && target.closest(takesText)) ||
    // A dialog may lie above a page whose element still has the focus.
    document.querySelector('[role=dialog], [role=menu]')
  );
}

/** How soon the letter has to follow `g`, by the events' own time. */
export const followWithin = 2_000;

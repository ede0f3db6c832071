const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in markup: names in a log are other people's words. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);

/** A table row of cells already marked up; those named in `numeric` stand to the right. */
export function tableRow(cells: readonly string[], numeric: readonly number[], attributes = ''): string {
  const marked = cells.map((cell, i) => `<td${numeric.includes(i) ? ' class="n"' : ''}>${cell}</td>`);
  return `<tr${attributes}>${marked.join('')}</tr>`;
}

export function tableHead(titles: readonly string[], numeric: readonly number[]): string {
  const marked = titles.map(
    (title, i) => `<th scope="col"${numeric.includes(i) ? ' class="n"' : ''}>${title}</th>`,
  );
  return `<thead><tr>${marked.join('')}</tr></thead>`;
}

/** Section numbers of the guidelines as chips. */
export const chips = (clauses: string): string =>
  clauses
    .split(', ')
    .map((clause) => `<span class="chip">${escaped(clause)}</span>`)
    .join(' ');

export const OCTAGON_X =
  '<svg class="bad" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M8 2h8l6 6v8l-6 6H8l-6-6V8zM15 9l-6 6M9 9l6 6"/></svg>';
export const CIRCLE_CHECK =
  '<svg class="ok" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="12" cy="12" r="10"/><path d="m8.5 12 2.5 2.5 4.5-5"/></svg>';

/**
 * One line as Swedish Excel reads it. A cell that begins like a formula is made inert; a number with a sign is none,
 * masked or whole.
 */
export function csvLine(cells: readonly (string | number)[]): string {
  const shown = cells.map((cell) => {
    const text = String(cell);
    const inert = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d\s()•-]+$/.test(text) ? `'${text}` : text;
    return /[";\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
  });
  return `${shown.join(';')}\r\n`;
}

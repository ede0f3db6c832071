/** Changes that no test can tell from the original, because none exists: `{ file, after, why }`. */
export const EQUIVALENT = [];

/** Checks behind which another stands, so that leaving one out lets nobody through: `{ file, line, why }`. */
export const KNOWN = [];

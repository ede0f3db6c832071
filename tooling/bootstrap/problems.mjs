/** A fault that was foreseen: its message is one sentence that says what to do. */
export class Problem extends Error {}

/**
 * Prints a fault for a person: the sentence of a Problem alone, the whole stack of anything unforeseen.
 * @param {unknown} error
 */
export function report(error) {
  if (error instanceof Problem) process.stderr.write(`\n${error.message}\n`);
  else process.stderr.write(`\n${error instanceof Error ? error.stack : String(error)}\n`);
}

/**
 * The system's short code of an error (ENOENT, EACCES, …), where it has one.
 * @param {unknown} error
 * @returns {string}
 */
export function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

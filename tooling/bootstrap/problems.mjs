/** A fault that was foreseen: its message is one sentence that says what to do. */
export class Problem extends Error {}

/** A child that ended badly, with the end of what it wrote. */
export class Failure extends Error {
  /**
   * @param {string} name
   * @param {string | number | null} how its exit code or the signal that ended it
   * @param {string} output
   */
  constructor(name, how, output) {
    super(`${name} ended with ${how}.`);
    this.output = output.trim().split('\n').slice(-150).join('\n');
  }
}

/**
 * Prints a fault for a person: the sentence of a Problem alone, what a child said about its failure, the whole
 * stack of anything unforeseen.
 * @param {unknown} error
 */
export function report(error) {
  if (error instanceof Failure) process.stderr.write(`\n${error.message}\n\n${error.output}\n`);
  else if (error instanceof Problem) process.stderr.write(`\n${error.message}\n`);
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

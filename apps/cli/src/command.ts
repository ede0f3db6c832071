import type { Readable, Writable } from 'node:stream';

/** Where a command reads and writes: standard output is data, standard error is talk. */
export interface Streams {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable & { isTTY?: boolean };
}

/** Exit status: 0 answered, 1 faults in the input, 2 wrong use. */
export type ExitStatus = 0 | 1 | 2;

/** One verb of the command line; its file bears its name. */
export interface Command {
  /** One line for the list of commands. */
  summary: string;
  /** The whole help text of the verb, examples included. */
  help: string;
  run(args: string[], streams: Streams): Promise<ExitStatus>;
}

/** The command was called wrongly: an unknown option, a value that is none. Told in a line; status 2. */
export class WrongUse extends Error {}

/** The input cannot be read at all: a directory, a failing disk. Told in a line; status 1. */
export class InputFault extends Error {}

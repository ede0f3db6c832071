import { type ParseArgsConfig, parseArgs } from 'node:util';
import { WrongUse } from './command.ts';

/** Reads options strictly; whatever is unknown or lacks its value is wrong use, said in one line. */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new WrongUse(reason);
  }
}

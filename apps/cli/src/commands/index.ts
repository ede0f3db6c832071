import type { Command } from '../command.ts';
import { auditCommand } from './audit.ts';
import { calendar } from './calendar.ts';
import { check } from './check.ts';
import { deadline } from './deadline.ts';
import { verify } from './verify.ts';

/** Every verb, in the order in which the help lists them. */
export const commands: Readonly<Record<string, Command>> = {
  check,
  audit: auditCommand,
  calendar,
  deadline,
  verify,
};

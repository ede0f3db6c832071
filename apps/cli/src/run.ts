import { type ExitStatus, InputFault, type Streams, WrongUse } from './command.ts';
import { commands } from './commands/index.ts';

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const list = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `Usage: ringratt COMMAND [ARGUMENTS]

Keeps telemarketing within the guidelines of Kontakta and SWEDMA (2021-07-01), from the command line.

Commands:
${list.join('\n')}

ringratt COMMAND --help shows a command's options and examples.
`;
}

const asksForHelp = (args: readonly string[]) => {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
};

async function dispatch(args: string[], streams: Streams): Promise<ExitStatus> {
  const [first, ...rest] = args;
  if (first === undefined) {
    streams.stderr.write(overview());
    return 2;
  }
  const name = first === 'help' ? rest[0] : first;
  if (name === undefined || name === '--help' || name === '-h') {
    streams.stdout.write(overview());
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new WrongUse(`no such command: ${name}`);
  if (first === 'help' || asksForHelp(rest)) {
    streams.stdout.write(command.help);
    return 0;
  }
  return command.run(rest, streams);
}

/** Runs the command line. Every failure ends as one line on standard error and a status, never a stack trace. */
export async function run(args: string[], streams: Streams): Promise<ExitStatus> {
  try {
    return await dispatch(args, streams);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof WrongUse) {
      const verb = Object.hasOwn(commands, args[0] ?? '') ? `${args[0]} ` : '';
      streams.stderr.write(`ringratt: ${reason}\nTry: ringratt ${verb}--help\n`);
      return 2;
    }
    streams.stderr.write(`ringratt: ${error instanceof InputFault ? '' : 'unexpected fault: '}${reason}\n`);
    return 1;
  }
}

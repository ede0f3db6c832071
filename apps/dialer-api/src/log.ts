import { type DestinationStream, type Logger, pino } from 'pino';

/**
 * The log never carries a number or a key. Nothing here logs a URL, a header or a body; what an error says
 * of itself may quote them all the same, so that every line passes `scrub` last.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
      hooks: { streamWrite: scrub },
    },
    destination,
  );
}

/** An error's kind, code and place. `detail`, `parameters` and the like of a driver's error stay out. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    stack: frames.slice(0, 12).map((line) => line.trim()),
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  };
}

const between = String.raw`(?:[\s().\/\-\u2010-\u2015+]|%[0-9A-F]{2}|\\[nrt]|\\u[0-9a-f]{4})*`;
/** Seven digits or more, in any script, however spaced: every spelling of a number is one. */
const longDigits = new RegExp(String.raw`\+?\p{Nd}(?:${between}\p{Nd}){6,}`, 'giu');
const date = /^(?:19|20)\d\d-\d\d-\d\d$/;
const apiKey = /rk_[a-z]+_[0-9A-Za-z]+/g;

export function scrub(line: string): string {
  return line
    .replace(apiKey, 'rk_…')
    .replace(longDigits, (digits) => (date.test(digits) ? digits : '[number]'));
}

import { scrub } from '@ringratt/services/scrub';
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

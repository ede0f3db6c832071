import { scrub } from '@ringratt/services/scrub';

type Write = typeof process.stdout.write;

/** From now on everything that is written to the stream passes `scrub`: the framework's own lines too. */
export function scrubStream(stream: { write: Write }): void {
  const write = stream.write.bind(stream) as (chunk: unknown, ...rest: unknown[]) => boolean;
  stream.write = ((chunk: unknown, ...rest: unknown[]) =>
    write(
      typeof chunk === 'string'
        ? scrub(chunk)
        : chunk instanceof Uint8Array
          ? scrub(Buffer.from(chunk).toString('utf8'))
          : chunk,
      ...rest,
    )) as Write;
}

import { openContainer } from './container.ts';
import { type Env, readEnv } from './env.ts';
import { createLog } from './log.ts';
import { buildServer } from './server.ts';

const env = envOrExit();
const log = createLog(env.logLevel);
const container = openContainer(env);
const server = buildServer(container.services, log);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    // Requests under way are answered first; the database closes after the last of them.
    server
      .close()
      .then(() => container.close())
      .then(() => process.exit(0))
      .catch((error: unknown) => {
        log.error({ err: error }, 'The end was not clean');
        process.exit(1);
      });
  });
}

try {
  await server.listen({ port: env.port, host: '::' }).catch((error: NodeJS.ErrnoException) => {
    // A machine without IPv6.
    if (error.code !== 'EAFNOSUPPORT' && error.code !== 'EADDRNOTAVAIL') throw error;
    return server.listen({ port: env.port, host: '0.0.0.0' });
  });
  log.info({ port: env.port }, 'The dialer API listens');
} catch (error) {
  const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  process.stderr.write(
    taken
      ? `Port ${env.port} is in use: set DIALER_PORT to another.\n`
      : `${String((error as Error).message)}\n`,
  );
  process.exit(1);
}

function envOrExit(): Env {
  try {
    return readEnv();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(2);
  }
}

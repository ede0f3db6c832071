import { createServer } from 'node:net';

import { codeOf, Problem } from './problems.mjs';

/**
 * Whether nobody listens there.
 * @param {number} port 0 asks the system to choose one
 * @param {string} [host] every interface when left out
 * @returns {Promise<number | undefined>} the port, or undefined when it is taken
 */
function probe(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      const code = codeOf(error);
      if (code === 'EADDRINUSE' || code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const found = typeof address === 'object' && address ? address.port : port;
      server.close(() => resolve(found));
    });
  });
}

/**
 * A free port on the loopback interface, the wished one where it is free.
 * @param {number} [wished]
 */
export async function freePort(wished) {
  if (wished) {
    const kept = await probe(wished, '127.0.0.1');
    if (kept) return kept;
  }
  const port = await probe(0, '127.0.0.1');
  if (!port) throw new Problem('No free port was found: close some programs and start again.');
  return port;
}

/**
 * Reads a port from the environment.
 * @param {string} name
 * @param {number} fallback
 */
export function portFromEnvironment(name, fallback) {
  const text = process.env[name];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new Problem(`${name} is "${text}": set it to a number from 1 to 65535, or leave it out.`);
  return port;
}

/**
 * Refuses a port that another program holds, on any interface.
 * @param {number} port
 * @param {string} name the variable that chooses it
 */
export async function requirePort(port, name) {
  const free = (await probe(port)) && (await probe(port, '127.0.0.1'));
  if (!free)
    throw new Problem(
      port < 1024
        ? `Port ${port} cannot be opened: stop what uses it or set ${name} to a port above 1023.`
        : `Port ${port} is in use: stop the program that holds it, or choose another with ${name}=${port + 10} npm start.`,
    );
}

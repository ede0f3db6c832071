/**
 * Preloaded into every Node child of a start. Descriptor 3 is a pipe from the parent; it closes when the
 * parent ends, even by SIGKILL, and then this process ends as if it had been asked to.
 */
import { Socket } from 'node:net';

try {
  const parent = new Socket({ fd: 3, readable: true, writable: false });
  parent.on('error', () => {});
  parent.once('close', () => process.kill(process.pid, 'SIGTERM'));
  parent.resume();
  parent.unref();
} catch {
  // Started without a parent that holds the other end.
}

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { callerAddress } from '../caller/caller-address';
import type { PublicLimit } from './public-limit';
import { tooMany } from './too-many';

const arrival = 'http.server.request.start';

/**
 * Has whoever asks the public pages too often wait before the framework has looked at the request, whose own way to
 * an answer costs the process twenty times as much: a crowd at this door leaves the portal usable.
 *
 * @returns what ends it
 */
export function guardDoor(limit: PublicLimit): () => void {
  const doors = new Map<Server, () => void>();
  // The server is the framework's own; the first request shows it, and is the first to come through.
  const guard = (message: unknown) => {
    const { server } = message as { server: Server };
    if (doors.has(server)) return;
    const inside = server.listeners('request') as RequestListener[];
    const answer = (request: IncomingMessage, response: ServerResponse) => {
      const path = pathOf(request.url ?? '/');
      const address = callerAddress({ get: (name) => String(request.headers[name] ?? '') });
      const wait = limit.wait({ path, method: request.method ?? 'GET', address }, performance.now());
      if (wait !== null) return tooMany(response, path, wait);
      for (const listener of inside) listener.call(server, request, response);
    };
    server.removeAllListeners('request').on('request', answer);
    doors.set(server, () => {
      server.off('request', answer);
      for (const listener of inside) server.on('request', listener);
    });
  };
  subscribe(arrival, guard);
  return () => {
    unsubscribe(arrival, guard);
    for (const open of doors.values()) open();
  };
}

/** As the framework reads it, which undoes escapes before it looks for a page. */
function pathOf(url: string): string {
  const [path] = url.split('?', 1);
  try {
    return decodeURIComponent(path!);
  } catch {
    return path!;
  }
}

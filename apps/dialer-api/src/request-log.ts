import { type ApiRequest, recordApiRequests, type Services } from '@ringratt/services';
import type { Logger } from 'pino';

/** Requests gathered before they are written, and milliseconds at most until they are. */
const batch = 500;
const every = 1_000;
/** Requests kept while the database does not take them; what comes beyond is left out and counted. */
const mostWaiting = 20_000;

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Gathers what keys call and writes it now and then: no request waits for its line, and a database that is away
 * costs lines of the log, never an answer.
 */
export class RequestLog {
  #waiting: ApiRequest[] = [];
  #lost = 0;
  #writing: Promise<void> | null = null;
  readonly #timer: NodeJS.Timeout;

  constructor(
    readonly services: Services,
    readonly log: Logger,
  ) {
    this.#timer = setInterval(() => void this.write(), every).unref();
  }

  add(request: ApiRequest): void {
    // A method that no route takes is answered, and not worth a line.
    if (!methods.has(request.method)) return;
    if (this.#waiting.length >= mostWaiting) this.#lost++;
    else this.#waiting.push(request);
    if (this.#waiting.length >= batch) void this.write();
  }

  /** Writes what has been gathered; one write at a time. */
  write(): Promise<void> {
    this.#writing ??= this.#flush().finally(() => {
      this.#writing = null;
    });
    return this.#writing;
  }

  async #flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      const requests = this.#waiting.slice(0, batch);
      try {
        await recordApiRequests(this.services, requests);
        this.#waiting.splice(0, requests.length);
      } catch (error) {
        this.log.warn({ err: error, waiting: this.#waiting.length }, 'The request log cannot be written yet');
        return;
      }
    }
    if (this.#lost > 0) this.log.warn({ lost: this.#lost }, 'Lines of the request log were left out');
    this.#lost = 0;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#writing;
    await this.write();
  }
}

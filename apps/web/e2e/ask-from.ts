import { Agent, type RequestOptions, request } from 'node:http';

/** Each address keeps its connection, as browsers do. */
const agent = new Agent({ keepAlive: true });

/** Asks from another address of this machine, all of `127.0.0.0/8`: the portal tells callers by their socket. */
export function askFrom(
  localAddress: string,
  url: string,
  options: Pick<RequestOptions, 'method' | 'headers'> = {},
): Promise<{ status: number; text: string }> {
  const { port, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request(
      { ...options, localAddress, host: '127.0.0.1', port, path: pathname + search, agent },
      (answer) => {
        let text = '';
        answer
          .setEncoding('utf8')
          .on('data', (part) => {
            text += part;
          })
          .on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
          .on('error', reject);
      },
    );
    asked.on('error', (error: Error & { code?: string }) => {
      // A kept connection that the server was closing as it was used: nobody has looked at the request.
      if (asked.reusedSocket && error.code === 'ECONNRESET') resolve(askFrom(localAddress, url, options));
      else reject(error);
    });
    asked.end();
  });
}

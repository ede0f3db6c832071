import { type RequestOptions, request } from 'node:http';

/** Asks from another address of this machine, all of `127.0.0.0/8`: the portal tells callers by their socket. */
export function askFrom(
  localAddress: string,
  url: string,
  options: Pick<RequestOptions, 'method' | 'headers'> = {},
): Promise<{ status: number; text: string }> {
  const { port, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    request(
      { ...options, localAddress, host: '127.0.0.1', port, path: pathname + search, agent: false },
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
    )
      .on('error', reject)
      .end();
  });
}

import type { ServerResponse } from 'node:http';
import en from '../../messages/en.json';
import sv from '../../messages/sv.json';

const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** The answer to whoever asks too often: small, since it is given most when there is most to do. */
export function tooMany(response: ServerResponse, path: string, seconds: number): void {
  const language = path.startsWith('/en/') ? 'en' : 'sv';
  const { slowTitle, slowText } = { en, sv }[language].public;
  const text = slowText.replace('{seconds}', String(seconds));
  response.writeHead(429, {
    'content-type': 'text/html; charset=utf-8',
    'retry-after': String(seconds),
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
  });
  response.end(
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${slowTitle}</title><body style="font:16px/24px system-ui,sans-serif;margin:24px auto;max-width:540px;padding:0 20px;color-scheme:light dark"><main><h1>${slowTitle}</h1><p>${text}</p></main></body></html>`,
  );
}

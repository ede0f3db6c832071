import en from '../../messages/en.json';
import sv from '../../messages/sv.json';

/** The answer to whoever asks too often: small, since it is given most when there is most to do. */
export function tooMany(path: string, seconds: number): Response {
  const language = path.startsWith('/en/') ? 'en' : 'sv';
  const { slowTitle, slowText } = { en, sv }[language].public;
  const text = slowText.replace('{seconds}', String(seconds));
  const page = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${slowTitle}</title><body style="font:16px/24px system-ui,sans-serif;margin:24px auto;max-width:540px;padding:0 20px;color-scheme:light dark"><main><h1>${slowTitle}</h1><p>${text}</p></main></body></html>`;
  return new Response(page, {
    status: 429,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'retry-after': String(seconds),
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    },
  });
}

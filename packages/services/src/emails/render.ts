import type { Secrets } from '../context.ts';
import { publicId } from '../ids.ts';
import { linkToken } from '../invitations/token.ts';
import type { Language } from '../sales/schemas.ts';
import { consumerToken } from '../sales/token.ts';
import { mailText, type TemplateName } from './templates.ts';

/** A mail row as it is turned into words. */
export interface EmailRow {
  id: string;
  tenantId: string;
  saleId: string | null;
  template: TemplateName;
  language: Language;
  recipient: string;
  params: Record<string, string | number | null>;
  linkGeneration: number;
}

export interface RenderedEmail {
  subject: string;
  text: string;
  html: string;
  /** Where the button leads. */
  link: string | null;
}

/**
 * Turns a mail row into subject, text and HTML. The links' tokens are made here and lie nowhere.
 *
 * @param publicUrl the portal's own address, without a slash at its end
 */
export function renderEmail(
  secrets: Pick<Secrets, 'apiKey'>,
  row: EmailRow,
  publicUrl: string,
): RenderedEmail {
  const base = `${publicUrl.replace(/\/$/, '')}${row.language === 'en' ? '/en' : ''}`;
  const opened = (purpose: 'accept' | 'withdraw') =>
    `${base}/${purpose}/${consumerToken(secrets, purpose, { tenantId: row.tenantId, saleId: row.saleId!, generation: row.linkGeneration })}`;
  const made = mailText(row.template, row.language, {
    ...row.params,
    withdrawLink: row.params.withdrawLink ? `${row.params.withdrawLink} ${opened('withdraw')}` : null,
  });
  const links = {
    accept: () => opened('accept'),
    contract: () => opened('accept'),
    withdraw: () => opened('withdraw'),
    join: () => `${base}/join/${linkToken(secrets, 'invitation', String(row.params.invitation))}`,
    reset: () => `${base}/reset/${linkToken(secrets, 'reset', String(row.params.reset))}`,
    founding: () => `${base}/found/${linkToken(secrets, 'founding', row.tenantId)}`,
    signInToFound: () => `${base}/signin?to=${encodeURIComponent('/found')}`,
    obligation: () => `${base}/obligations/${String(row.params.obligation ?? '')}`,
    gate: () => `${base}/assignments/${String(row.params.assignment)}/gate`,
  };
  const link = made.button ? links[made.button.link]() : null;
  const reference = row.saleId ? publicId('sale', row.saleId) : null;
  const text = [
    made.heading,
    ...made.paragraphs,
    ...(made.button ? [`${made.button.text}: ${link}`] : []),
    ...(made.after ?? []),
    ...(reference ? [reference] : []),
  ].join('\n\n');
  return {
    subject: oneLine(made.subject),
    text: `${text}\n`,
    html: dress(row.language, made, link, reference),
    link,
  };
}

function dress(
  language: Language,
  made: ReturnType<typeof mailText>,
  link: string | null,
  reference: string | null,
): string {
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${linked(text)}</p>`;
  const button =
    made.button && link
      ? `<p style="margin:24px 0"><a href="${escaped(link)}" style="background:#0e5f80;border-radius:7px;color:#ffffff;display:inline-block;font-weight:600;padding:14px 24px;text-decoration:none">${escaped(made.button.text)}</a></p>`
      : '';
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escaped(made.subject)}</title></head><body style="background:#ffffff;color:#161d24;font:16px/24px system-ui,-apple-system,'Segoe UI',sans-serif;margin:0;padding:24px"><main style="margin:0 auto;max-width:560px"><h1 style="font-size:24px;line-height:30px;margin:0 0 16px">${escaped(made.heading)}</h1>${made.paragraphs.map(paragraph).join('')}${button}${(made.after ?? []).map(paragraph).join('')}${reference ? `<p style="color:#56616b;font-size:13px;margin:24px 0 0">${escaped(reference)}</p>` : ''}</main></body></html>`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => entities[sign]!);
/** A link in running text can be followed; it is ours, at the end of its sentence. */
const linked = (text: string) =>
  escaped(text).replace(
    /https?:\/\/[\w./:-]+$/,
    (url) => `<a href="${url}" style="color:#0e5f80;overflow-wrap:anywhere;word-break:break-word">${url}</a>`,
  );
/** A line break in a header would begin another. */
const oneLine = (text: string) => text.replaceAll(/[\r\n]+/g, ' ');

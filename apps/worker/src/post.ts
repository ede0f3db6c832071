import type { Mailer, Post } from '@ringratt/services/documents';
import { createTransport } from 'nodemailer';

export interface MailSettings {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  smtpUrl: string | undefined;
  from: string | undefined;
  publicUrl: string;
  demo: boolean;
}

/** How mails leave: over SMTP; in the demo they stay in its mailbox; without a server they wait for one. */
export function openPost({ smtpUrl, from, publicUrl, demo }: MailSettings): Post {
  if (demo) return { mailer: { deliver: async () => {} }, publicUrl };
  return { mailer: smtpUrl ? overSmtp(smtpUrl, from ?? senderAt(publicUrl)) : waiting, publicUrl };
}

const senderAt = (publicUrl: string) => `Ringrätt <no-reply@${new URL(publicUrl).hostname}>`;

/** Nothing is lost while no server is named: the mails are tried again, and go out when one is. */
const waiting: Mailer = {
  deliver: () => Promise.reject(Object.assign(new Error('Set SMTP_URL.'), { code: 'ENOSERVER' })),
};

function overSmtp(url: string, from: string): Mailer {
  // Timeouts well under the time a mail is taken for, so that no other worker takes it meanwhile.
  const transport = createTransport(url, {
    from,
    // Attached files are given as bytes: a letter never names a path or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    deliver: async ({ to, subject, text, html, messageId, attachments }) => {
      await within(90_000, () =>
        transport.sendMail({
          to: { name: '', address: to },
          subject,
          text,
          html,
          messageId,
          headers: { 'Auto-Submitted': 'auto-generated' },
          attachments: attachments.map(({ fileName, contentType, bytes }) => ({
            filename: fileName,
            contentType,
            content: bytes,
          })),
        }),
      );
    },
  };
}

/** A server that goes silent in the middle is given up in time. */
async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(
      () => fail(Object.assign(new Error('The mail server is silent.'), { code: 'ETIMEDOUT' })),
      ms,
    );
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

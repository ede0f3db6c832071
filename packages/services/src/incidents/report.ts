import { createHash } from 'node:crypto';
import { complaintDeadline } from '@ringratt/rules';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { shownFingerprint } from '../documents/paper.ts';
import { Invalid } from '../errors.ts';
import { parseInput, typedText } from '../input.ts';
import { languages } from '../sales/schemas.ts';
import { getIncident } from './get.ts';
import { keepReport } from './keep-report.ts';
import { callOf, fromSide, reportPaper, reportRecipients, textOf } from './report-paper.ts';
import { reportWords } from './report-words.ts';

const schema = z.object({
  incidentId: z.string(),
  recipient: z.enum(reportRecipients, { error: 'required' }),
  language: z.enum(languages).default('sv'),
  /** What happened, where the facts do not say it. */
  account: z
    .union([z.literal('').transform(() => null), typedText(4_000)])
    .nullable()
    .default(null),
  /** What has been done, so that it does not happen again. */
  done: typedText(4_000),
  /** Who answers questions, and how. */
  contact: typedText(300),
});

/**
 * Reports an incident (introduction): puts together what is on record with what the reporter says, and keeps it as it
 * is sent. What was due is met. The NIX board hears a complaint within three months of the call.
 *
 * @returns the report's public id
 * @throws Invalid `boardTooLate` for a report to the board after that
 */
export async function reportViolation(ctx: Context, input: z.input<typeof schema>): Promise<string> {
  const given = parseInput(schema, input);
  const { language, recipient, account, done, contact } = given;
  const incident = await getIncident(ctx, given.incidentId);
  const now = ctx.clock.now();
  if (recipient === 'nix-board' && now >= complaintDeadline(callOf(incident)))
    throw new Invalid([{ path: 'recipient', message: 'boardTooLate' }]);
  return keepReport(ctx, incident, ({ principal, center, side }) => {
    const from = fromSide(side, { principal, center });
    const paper = reportPaper(
      language,
      { incident, principal, center },
      { recipient, account, done, contact, from },
      now,
    );
    const words = textOf(paper);
    const sha256 = createHash('sha256').update(words).digest('hex');
    return {
      recipient,
      language,
      words,
      content: {
        ...paper,
        footer: [...paper.footer, [reportWords[language].fingerprint, shownFingerprint(sha256)]],
      },
      action: 'incident.reported',
      evidence: (report) => ({ report, recipient, sha256 }),
    };
  });
}

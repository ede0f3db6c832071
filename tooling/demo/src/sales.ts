import { withoutTenant } from '@ringratt/db';
import {
  answerOffer,
  type Context,
  idOf,
  listAttempts,
  listMailbox,
  publicId,
  recordSale,
} from '@ringratt/services';
import { lapseOffer, sendContract, sendEmail, sendOffer } from '@ringratt/services/documents';
import { recordCall } from './recordings.ts';

/** Consumers of the demo, and how far each one's sale has come. */
const consumers = [
  { name: 'Karin Wallberg', email: 'karin.wallberg@hem.example', answer: null },
  { name: 'Åsa Öberg', email: 'asa.oberg@hem.example', answer: 'accepted' },
  { name: 'Göran Ängström', email: 'goran.angstrom@hem.example', answer: 'declined' },
] as const;

const publicUrl = 'http://localhost';

/**
 * Lets a few of yesterday's calls have led to something: one consumer has an offer to answer, one a contract,
 * one has declined. Nothing is late.
 *
 * @param dialer the center's key
 * @param principal whose offers they are
 */
export async function sellInThePast(
  dialer: Context,
  principal: Context,
  assignmentId: string,
): Promise<void> {
  const { items } = await listAttempts(dialer, {
    assignmentId: idOf('assignment', assignmentId),
    limit: 200,
  });
  const answered = items.filter(({ outcome }) => outcome === 'answered').slice(0, consumers.length);
  for (const [n, attempt] of answered.entries()) {
    const { name, email, answer } = consumers[n]!;
    await recordCall(dialer, attempt, answer === 'declined' ? 'refused' : 'given');
    await recordSale(dialer, publicId('attempt', attempt.id), {
      consumer: { name, email, address: 'Storgatan 12, 831 30 Östersund' },
      agreed: 'Tjänsten startar när fibern är dragen till huset.',
      withdrawal: {
        right: true,
        days: 14,
        startsFrom: 'acceptance',
        how: true,
        standardForm: true,
        costs: true,
        contactDetails: true,
      },
    });
    await workThrough(principal);
    if (answer === null) continue;
    const mails = await listMailbox(principal, publicUrl);
    const link = mails.items.find(({ recipient }) => recipient === email)?.link;
    if (!link) throw new Error('The written offer was not mailed.');
    await answerOffer(principal, link.split('/').at(-1)!, {
      answer,
      name,
      language: 'sv',
      address: '192.0.2.14',
      device: 'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X)',
    });
    await workThrough(principal);
  }
}

const acts = {
  'sale.offer': sendOffer,
  'sale.contract': sendContract,
  'sale.lapse': lapseOffer,
  'email.send': (ctx: Context, work: Parameters<typeof sendEmail>[1]) =>
    sendEmail(ctx, work, { publicUrl, mailer: { deliver: async () => {} } }),
};
type Act = keyof typeof acts;

/** What the worker does, for the days before there is one. */
async function workThrough(principal: Context): Promise<void> {
  const ctx: Context = { ...principal, actor: { kind: 'job', name: 'seed' } };
  for (;;) {
    const due = await withoutTenant(
      ctx.database,
      ({ sql }) => sql<{ kind: Act; subjectId: string; generation: number }[]>`
        select kind, subject_id as "subjectId", generation from due_work
        where tenant_id = ${ctx.organizationId} and kind = any (${Object.keys(acts)})
          and due_at <= ${ctx.clock.now()}::timestamptz order by due_at`,
    );
    if (due.length === 0) return;
    for (const work of due) await acts[work.kind](ctx, work);
  }
}

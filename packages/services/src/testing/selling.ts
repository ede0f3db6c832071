import type { Context } from '../context.ts';
import type { Work } from '../due-work/schedule.ts';
import { type Letter, type Post, sendEmail } from '../emails/send.ts';
import { newId } from '../ids.ts';
import { numberKey } from '../numbers/key.ts';
import { offerFingerprint } from '../offers/fingerprint.ts';
import type { OfferTerms, Regime } from '../offers/schemas.ts';
import { sendContract } from '../sales/send-contract.ts';
import { lapseOffer, sendOffer } from '../sales/send-offer.ts';
import type { Parties, Stage } from './parties.ts';

/** Terms that leave out nothing of what the act asks for. */
export const fullTerms: OfferTerms = {
  description: 'Fiber till villa, 500/500 Mbit/s, installation ingår.',
  subject: 'service',
  monthlyPrice: 44_900,
  oneTimePrice: 0,
  bindingMonths: 12,
  noticeMonths: 1,
  termination: 'Avtalet löper vidare tills du säger upp det.',
  otherCosts: 'Inga.',
  payment: 'Faktura varje månad.',
  delivery: 'Tjänsten startar senast 20 arbetsdagar efter accepten.',
  withdrawalCosts: 'Har tjänsten börjat på din begäran betalar du för dagarna som gått.',
  complaints: 'Mejla oss, så svarar vi inom tre arbetsdagar.',
  disputes: 'Allmänna reklamationsnämnden.',
};

/** Gives the parties' campaign an offer of its own terms and regime, straight into the tables. */
export async function offerOf(
  stage: Stage,
  parties: Parties,
  given: { regime?: Regime; terms?: Partial<OfferTerms> } = {},
): Promise<void> {
  const terms = { ...fullTerms, ...given.terms };
  const regime = given.regime ?? 'dal2';
  const fingerprint = offerFingerprint({ productKind: 'broadband', regime, terms });
  await stage.admin`update offer set terms = ${stage.admin.json(terms as never)}, regime = ${regime},
      fingerprint = ${fingerprint} where tenant_id = ${parties.principalId}`;
}

/** The worker's part by hand: all that is due now of a sale, until nothing is; what was mailed, in order. */
export async function workThrough(
  stage: Stage,
  ctx: Context,
  deliver: (letter: Letter) => Promise<void> = async () => {},
): Promise<Letter[]> {
  const sent: Letter[] = [];
  const post: Post = {
    publicUrl: 'http://localhost:3000',
    mailer: {
      deliver: async (letter) => {
        await deliver(letter);
        sent.push(letter);
      },
    },
  };
  const acts: Record<string, (ctx: Context, work: Work) => Promise<void>> = {
    'sale.offer': sendOffer,
    'sale.contract': sendContract,
    'sale.lapse': lapseOffer,
    'email.send': (by, work) => sendEmail(by, work, post),
  };
  for (let round = 0; round < 20; round += 1) {
    const due = await stage.admin<{ kind: string; subjectId: string; generation: number }[]>`
      select kind, subject_id as "subjectId", generation::int from due_work
      where tenant_id = ${ctx.organizationId} and kind = any (${Object.keys(acts)})
        and due_at <= ${new Date(ctx.clock.now()).toISOString()} order by due_at, subject_id`;
    if (due.length === 0) return sent;
    for (const work of due) await acts[work.kind]!(ctx, work as Work);
  }
  throw new Error('What is due does not end.');
}

/** The token in a mail's link. */
export function tokenIn(letter: Letter, purpose: 'accept' | 'withdraw'): string {
  const found = new RegExp(`/${purpose}/([\\w-]{43})`).exec(letter.text)?.[1];
  if (!found) throw new Error(`The mail has no link to ${purpose}.`);
  return found;
}

/** A call of the parties' own, laid straight into the tables: answered and ended now unless told otherwise. */
export async function callBetween(
  stage: Stage,
  parties: Parties,
  call: { number: string; state?: 'dialed' | 'ended'; outcome?: string },
): Promise<string> {
  const now = stage.services.clock.now();
  const at = new Date(now).toISOString();
  const id = newId(now);
  const state = call.state ?? 'ended';
  const outcome = state === 'ended' ? (call.outcome ?? 'answered') : null;
  const [offer] = await stage.admin<
    { id: string }[]
  >`select offer_id as id from campaign where id = ${parties.campaignId}`;
  await stage.admin`
    insert into attempt (tenant_id, id, assignment_id, campaign_id, contact_center_id, offer_id, number, number_key,
      presented_number, state, dialing, purpose, redial, attempt_number, fencing, claimed_at, lease_until, started_at,
      ended_at, outcome, rule_pack)
    values (${parties.principalId}, ${id}, ${parties.assignmentId}, ${parties.campaignId}, ${parties.contactCenterId},
      ${offer!.id}, ${call.number}, ${numberKey(stage.services.secrets, call.number)}, '+46701740661', ${state}, 'manual',
      'sell', false, 1, 1, ${at}, ${at}, ${at}, ${state === 'ended' ? at : null}, ${outcome}, 'se-consumer-2021-07-01')`;
  return id;
}

import { dayOf, formatDate, PRIVACY_ITEMS, type PrivacyItem } from '@ringratt/rules';
import {
  attestAgent,
  oneTimeCode,
  proposeResponsibility,
  publishPrivacyPolicy,
  publishRecordingPolicy,
  publishSuppressionNotice,
  reviewQuestions,
  savePrivacyDraft,
  signPrivacyReview,
  signResponsibility,
} from '@ringratt/services';
import type { Party } from './parties.ts';

const policy: Record<PrivacyItem, string> = {
  controller: 'Vi är personuppgiftsansvariga. Ni når oss och vårt dataskyddsombud på adresserna ovan.',
  purpose:
    'Vi behandlar uppgifter för att ringa om våra erbjudanden. Vi väger vårt intresse av att sälja mot ert.',
  categories: 'Namn, telefonnummer, adress och vad som sagts om ett erbjudande.',
  recipients: 'Kundkontaktcentret som ringer och den som levererar det ni köper.',
  'third-countries': 'Uppgifterna lämnar inte EU.',
  'storage-period': 'Så länge avtalet följs upp, inspelningar i sex månader. Sedan tas de bort.',
  rights: 'Ni kan få se, rätta, radera, begränsa, invända mot och flytta era uppgifter.',
  'withdraw-consent': 'Ett samtycke kan tas tillbaka när som helst; skriv eller ring till oss.',
  complaint: 'Klagomål lämnas till oss eller till Integritetsskyddsmyndigheten.',
  'obligation-to-provide': 'Ni behöver inte lämna uppgifter, men utan dem kan vi inte skicka ett anbud.',
  origin: 'Från adressleverantören som nämns i samtalet, eller från er själva.',
  'automated-decisions': 'Inga beslut om er fattas automatiskt.',
};

/** What a party has in order before its first campaign: policy, review, recordings, how to be blocked, its agents. */
export async function putInOrder(party: Party, agents: readonly string[]): Promise<void> {
  const { ctx } = party;
  const texts = Object.fromEntries(PRIVACY_ITEMS.map(({ id }) => [id, policy[id]]));
  await savePrivacyDraft(ctx, { language: 'sv', texts });
  await publishPrivacyPolicy(ctx, { plain: true });
  await signPrivacyReview(ctx, {
    answers: Object.fromEntries(reviewQuestions.map((question) => [question, { answer: 'yes' }])) as never,
    findings: 'Gallringen går nu av sig själv. Inget mer att åtgärda.',
  });
  await publishSuppressionNotice(ctx, {
    words: 'Spärra ditt nummer på sidan Stoppa samtal, eller ring eller skriv till oss.',
  });
  await publishRecordingPolicy(ctx, {
    listeners: 'Gruppchef och kvalitetsansvarig',
    place: 'Krypterat i ett datacenter i Sverige',
    deletion: 'Tas bort av sig själva sex månader efter samtalet',
  });
  for (const reference of agents) {
    await attestAgent(ctx, {
      reference,
      guidelines: true,
      nixRules: true,
      writtenRequirement: true,
      attestedOn: formatDate(dayOf(ctx.clock.now())),
    });
  }
}

/** The two agree on who answers for what, and sign it with their codes. */
export async function agree(principal: Party, center: Party, assignmentId: string): Promise<void> {
  const { fingerprint } = await proposeResponsibility(principal.ctx, {
    assignmentId,
    revision: null,
    listSuppliers: ['Kartnål Adress AB'],
    subcontractors: [],
  });
  for (const { ctx, signIn } of [principal, center]) {
    // The next code: this moment's was used when the authenticator was set up.
    const code = oneTimeCode(signIn.totpSecret!, ctx.clock.now() + 30_000);
    await signResponsibility(ctx, { assignmentId, fingerprint, code });
  }
}

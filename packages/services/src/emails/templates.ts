import type { Language } from '../sales/schemas.ts';

/** A mail's text before it is dressed: paragraphs, and one button. */
export interface MailText {
  subject: string;
  /** Said first and largest. */
  heading: string;
  paragraphs: string[];
  button?: {
    text: string;
    link:
      | 'accept'
      | 'withdraw'
      | 'contract'
      | 'obligation'
      | 'gate'
      | 'join'
      | 'reset'
      | 'founding'
      | 'signInToFound';
  };
  after?: string[];
}

type Params = Record<string, string | number | null>;
type Template = (params: Params) => MailText;
const text = (value: string | number | null | undefined) => String(value ?? '');

const sv: Record<string, Template> = {
  offer: (p) => ({
    subject: `Erbjudande från ${text(p.principal)}: ${text(p.product)}`,
    heading: `Ditt erbjudande från ${text(p.principal)}`,
    paragraphs: [
      'Inget avtal gäller ännu. Det du sa i telefon binder dig inte. Avtalet gäller först när du har accepterat skriftligt, och ett avtal på annat sätt är ogiltigt.',
      `Hela erbjudandet om ${text(p.product)} finns bifogat och på sidan nedan. Svara senast ${text(p.answerBy)}, eller låt bli.`,
    ],
    button: { text: 'Läs och svara', link: 'accept' },
    after: [`Frågor? Ring ${text(p.principal)} på ${text(p.phone)} eller mejla ${text(p.email)}.`],
  }),
  'acceptance-receipt': (p) => ({
    subject: `Du har accepterat: ${text(p.product)}`,
    heading: 'Du har accepterat erbjudandet',
    paragraphs: [
      `${text(p.name)} accepterade erbjudandet om ${text(p.product)} från ${text(p.principal)} den ${text(p.at)}.`,
      `Avtalet kommer i ett eget mejl inom fem arbetsdagar, senast ${text(p.contractBy)}.`,
      text(p.withdrawal),
    ],
    button: { text: 'Se ditt svar', link: 'accept' },
  }),
  'decline-receipt': (p) => ({
    subject: `Du har tackat nej: ${text(p.product)}`,
    heading: 'Du har tackat nej',
    paragraphs: [
      `Inget avtal gäller om ${text(p.product)} med ${text(p.principal)}. Du behöver inte göra något mer.`,
    ],
  }),
  contract: (p) => ({
    subject: `Ditt avtal med ${text(p.principal)}: ${text(p.product)}`,
    heading: 'Här är ditt avtal',
    paragraphs: [
      `Avtalet om ${text(p.product)} med ${text(p.principal)} finns bifogat. Spara det.`,
      text(p.withdrawal),
    ],
    button: { text: 'Öppna avtalet', link: 'contract' },
    after: [text(p.withdrawLink)],
  }),
  'withdrawal-receipt': (p) => ({
    subject: `Du har ångrat dig: ${text(p.product)}`,
    heading: 'Du har ångrat ditt avtal',
    paragraphs: [
      `Vi tog emot ditt besked den ${text(p.at)}. Avtalet om ${text(p.product)} med ${text(p.principal)} gäller inte längre.`,
      text(p.costs),
    ],
    after: [`Frågor? Ring ${text(p.principal)} på ${text(p.phone)} eller mejla ${text(p.email)}.`],
  }),
  'withdrawal-late': (p) => ({
    subject: `Ditt besked om ${text(p.product)}`,
    heading: 'Ångerfristen är slut',
    paragraphs: [
      `Ditt besked kom den ${text(p.at)}. Sista dagen att ångra sig var ${text(p.endsOn)}, så avtalet gäller.`,
      `${text(p.principal)} har fått ditt meddelande och kan svara dig.`,
    ],
    after: [`Ring ${text(p.principal)} på ${text(p.phone)} eller mejla ${text(p.email)}.`],
  }),
  'withdrawal-notice': (p) => ({
    subject: `En konsument har ångrat sig: ${text(p.product)}`,
    heading: p.late ? 'Ett besked kom efter ångerfristen' : 'En konsument har ångrat sig',
    paragraphs: [
      `Försäljning ${text(p.sale)}, ${text(p.product)}. Beskedet kom den ${text(p.at)}.`,
      p.late
        ? `Fristen tog slut ${text(p.endsOn)}. Meddelandet finns på försäljningen; svara konsumenten.`
        : `Avtalet gäller inte längre. Betala tillbaka det som har betalats inom ${text(p.repaidWithin ?? 14)} dagar.`,
    ],
  }),
  'obligation-reminder': (p) => ({
    subject: `Snart förfaller: ${text(p.duty)}`,
    heading: `${text(p.duty)} förfaller ${text(p.dueAt)}`,
    paragraphs: [`Fristen gäller ${text(p.about)}. Missas den öppnas en avvikelse.`],
    button: { text: 'Öppna fristen', link: 'obligation' },
  }),
  'gate-lapsed': (p) => ({
    subject: `Ringningen är pausad: ${text(p.campaign)}`,
    heading: `Ringningen i ${text(p.campaign)} är pausad`,
    paragraphs: [
      `Det här håller inte längre: ${text(p.conditions)}. Inga nummer lämnas ut, och ringtiderna ligger kvar.`,
      'Ringningen fortsätter av sig själv när det är uppfyllt igen.',
    ],
    button: { text: 'Öppna startvillkoren', link: 'gate' },
  }),
  'gate-reminder': (p) => ({
    subject: `Väntar på er: startvillkor för ${text(p.campaign)}`,
    heading: `${text(p.from)} påminner om startvillkoren`,
    paragraphs: [`Det här väntar på er i ${text(p.campaign)}: ${text(p.conditions)}.`],
    button: { text: 'Öppna startvillkoren', link: 'gate' },
  }),
  invitation: (p) => ({
    subject: `Inbjudan till ${text(p.organization)} i Ringrätt`,
    heading: `${text(p.organization)} bjuder in dig`,
    paragraphs: [
      'Följ länken för att gå med. Har du redan ett konto loggar du in med det; annars skapar du ett. Länken gäller i sju dagar.',
    ],
    button: { text: 'Gå med', link: 'join' },
    after: ['Väntade du dig inte det här? Gör ingenting, så händer ingenting.'],
  }),
  'audit-invitation': (p) => ({
    subject: `Du är ombedd att granska ${text(p.organization)}`,
    heading: `${text(p.organization)} ber dig att granska`,
    paragraphs: [
      'På sidan står vad granskningen omfattar, hur länge den gäller och varför. Det du öppnar syns i organisationens logg. Länken gäller i sju dagar.',
    ],
    button: { text: 'Läs och ta emot', link: 'join' },
    after: ['Väntade du dig inte det här? Gör ingenting, så händer ingenting.'],
  }),
  'password-reset': () => ({
    subject: 'Välj ett nytt lösenord i Ringrätt',
    heading: 'Välj ett nytt lösenord',
    paragraphs: [
      'Länken gäller i en timme och en gång. När lösenordet är bytt loggas alla dina webbläsare ut.',
    ],
    button: { text: 'Välj lösenord', link: 'reset' },
    after: ['Bad du inte om det här? Gör ingenting; lösenordet är kvar.'],
  }),
  founding: () => ({
    subject: 'Bekräfta registreringen i Ringrätt',
    heading: 'Bekräfta att adressen är din',
    paragraphs: [
      'Någon har fyllt i en registrering i Ringrätt med den här adressen. Var det du? Följ länken, så skapas ditt konto och registreringen blir klar. Länken gäller i ett dygn och en gång.',
    ],
    button: { text: 'Gå vidare', link: 'founding' },
    after: ['Var det inte du? Gör ingenting, så händer ingenting, och uppgifterna tas bort.'],
  }),
  'founding-with-account': () => ({
    subject: 'Du har redan ett konto i Ringrätt',
    heading: 'Adressen har redan ett konto',
    paragraphs: [
      'Någon har fyllt i en registrering i Ringrätt med den här adressen, som redan har ett konto. Var det du? Logga in med kontot och fyll i registreringen där.',
    ],
    button: { text: 'Logga in och registrera', link: 'signInToFound' },
    after: ['Var det inte du? Gör ingenting, så händer ingenting. Ditt konto är orört.'],
  }),
};

const en: Record<string, Template> = {
  offer: (p) => ({
    subject: `Offer from ${text(p.principal)}: ${text(p.product)}`,
    heading: `Your offer from ${text(p.principal)}`,
    paragraphs: [
      'No contract holds yet. What you said on the telephone does not bind you. The contract holds only once you have accepted in writing, and one made otherwise is void.',
      `The whole offer of ${text(p.product)} is attached and on the page below. Answer by ${text(p.answerBy)}, or leave it.`,
    ],
    button: { text: 'Read and answer', link: 'accept' },
    after: [`Questions? Call ${text(p.principal)} on ${text(p.phone)} or mail ${text(p.email)}.`],
  }),
  'acceptance-receipt': (p) => ({
    subject: `You have accepted: ${text(p.product)}`,
    heading: 'You have accepted the offer',
    paragraphs: [
      `${text(p.name)} accepted the offer of ${text(p.product)} from ${text(p.principal)} on ${text(p.at)}.`,
      `The contract comes in a mail of its own within five working days, by ${text(p.contractBy)}.`,
      text(p.withdrawal),
    ],
    button: { text: 'See your answer', link: 'accept' },
  }),
  'decline-receipt': (p) => ({
    subject: `You have declined: ${text(p.product)}`,
    heading: 'You have declined',
    paragraphs: [
      `There is no contract for ${text(p.product)} with ${text(p.principal)}. There is nothing more to do.`,
    ],
  }),
  contract: (p) => ({
    subject: `Your contract with ${text(p.principal)}: ${text(p.product)}`,
    heading: 'Here is your contract',
    paragraphs: [
      `The contract for ${text(p.product)} with ${text(p.principal)} is attached. Keep it.`,
      text(p.withdrawal),
    ],
    button: { text: 'Open the contract', link: 'contract' },
    after: [text(p.withdrawLink)],
  }),
  'withdrawal-receipt': (p) => ({
    subject: `You have withdrawn: ${text(p.product)}`,
    heading: 'You have withdrawn from your contract',
    paragraphs: [
      `Your notice arrived on ${text(p.at)}. The contract for ${text(p.product)} with ${text(p.principal)} holds no longer.`,
      text(p.costs),
    ],
    after: [`Questions? Call ${text(p.principal)} on ${text(p.phone)} or mail ${text(p.email)}.`],
  }),
  'withdrawal-late': (p) => ({
    subject: `Your notice on ${text(p.product)}`,
    heading: 'The withdrawal period is over',
    paragraphs: [
      `Your notice came on ${text(p.at)}. The last day to withdraw was ${text(p.endsOn)}, so the contract holds.`,
      `${text(p.principal)} has your message and can answer you.`,
    ],
    after: [`Call ${text(p.principal)} on ${text(p.phone)} or mail ${text(p.email)}.`],
  }),
  'withdrawal-notice': (p) => ({
    subject: `A consumer has withdrawn: ${text(p.product)}`,
    heading: p.late ? 'A notice came after the withdrawal period' : 'A consumer has withdrawn',
    paragraphs: [
      `Sale ${text(p.sale)}, ${text(p.product)}. The notice came on ${text(p.at)}.`,
      p.late
        ? `The period ended on ${text(p.endsOn)}. The message is with the sale; answer the consumer.`
        : `The contract holds no longer. Pay back what has been paid within ${text(p.repaidWithin ?? 14)} days.`,
    ],
  }),
  'obligation-reminder': (p) => ({
    subject: `Falls due soon: ${text(p.duty)}`,
    heading: `${text(p.duty)} falls due ${text(p.dueAt)}`,
    paragraphs: [`It concerns ${text(p.about)}. If it is missed, an incident opens.`],
    button: { text: 'Open it', link: 'obligation' },
  }),
  'gate-lapsed': (p) => ({
    subject: `Calling is paused: ${text(p.campaign)}`,
    heading: `Calling in ${text(p.campaign)} is paused`,
    paragraphs: [
      `This no longer holds: ${text(p.conditions)}. No numbers are handed out, and the slots stay.`,
      'Calling goes on by itself once it is met again.',
    ],
    button: { text: 'Open the start conditions', link: 'gate' },
  }),
  'gate-reminder': (p) => ({
    subject: `Waiting for you: start conditions of ${text(p.campaign)}`,
    heading: `${text(p.from)} reminds you of the start conditions`,
    paragraphs: [`This waits for you in ${text(p.campaign)}: ${text(p.conditions)}.`],
    button: { text: 'Open the start conditions', link: 'gate' },
  }),
  invitation: (p) => ({
    subject: `Invitation to ${text(p.organization)} in Ringrätt`,
    heading: `${text(p.organization)} invites you`,
    paragraphs: [
      'Follow the link to join. If you have an account you sign in with it; otherwise you make one. The link holds for seven days.',
    ],
    button: { text: 'Join', link: 'join' },
    after: ['Not expected? Do nothing, and nothing happens.'],
  }),
  'audit-invitation': (p) => ({
    subject: `You are asked to audit ${text(p.organization)}`,
    heading: `${text(p.organization)} asks you to audit`,
    paragraphs: [
      'The page says what the audit covers, how long it holds and why. What you open is seen in the organization’s trail. The link holds for seven days.',
    ],
    button: { text: 'Read and accept', link: 'join' },
    after: ['Not expected? Do nothing, and nothing happens.'],
  }),
  'password-reset': () => ({
    subject: 'Choose a new password in Ringrätt',
    heading: 'Choose a new password',
    paragraphs: [
      'The link holds for an hour and once. When the password is changed all your browsers are signed out.',
    ],
    button: { text: 'Choose password', link: 'reset' },
    after: ['You did not ask for this? Do nothing; the password stays.'],
  }),
  founding: () => ({
    subject: 'Confirm the registration in Ringrätt',
    heading: 'Confirm that the address is yours',
    paragraphs: [
      'Somebody has filled in a registration in Ringrätt with this address. Was it you? Follow the link, and your account is made and the registration done. The link holds for a day and once.',
    ],
    button: { text: 'Go on', link: 'founding' },
    after: ['It was not you? Do nothing, and nothing happens; what was filled in is removed.'],
  }),
  'founding-with-account': () => ({
    subject: 'You have an account in Ringrätt already',
    heading: 'The address has an account already',
    paragraphs: [
      'Somebody has filled in a registration in Ringrätt with this address, which has an account already. Was it you? Sign in with the account and fill in the registration there.',
    ],
    button: { text: 'Sign in and register', link: 'signInToFound' },
    after: ['It was not you? Do nothing, and nothing happens. Your account is untouched.'],
  }),
};

export const templateNames = [
  'offer',
  'acceptance-receipt',
  'decline-receipt',
  'contract',
  'withdrawal-receipt',
  'withdrawal-late',
  'withdrawal-notice',
  'obligation-reminder',
  'gate-lapsed',
  'gate-reminder',
  'invitation',
  'audit-invitation',
  'password-reset',
  'founding',
  'founding-with-account',
] as const;
export type TemplateName = (typeof templateNames)[number];

/** Mails of a tenant that is no organization yet, and may never be one: nothing of it comes into a trail. */
export const beforeAnyTrail: readonly TemplateName[] = ['founding', 'founding-with-account'];

/** What a mail says in its language; lines that came out empty are left out. */
export function mailText(template: TemplateName, language: Language, params: Params): MailText {
  const made = (language === 'sv' ? sv : en)[template]!(params);
  return {
    ...made,
    paragraphs: made.paragraphs.filter(Boolean),
    after: (made.after ?? []).filter(Boolean),
  };
}

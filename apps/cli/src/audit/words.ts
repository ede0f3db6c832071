import type { Bilingual } from '@ringratt/rules';
import type { Assumption } from './format.ts';

export type Lang = keyof Bilingual;

/** Why a rule of attempts or outcomes cannot be judged from a log alone, by its id. */
export const NOT_IN_A_LOG: Readonly<Record<string, Bilingual>> = {
  'automated-call': {
    sv: 'samtycke till samtal utan agent står inte i loggen',
    en: 'consent to calls without an agent is not in the log',
  },
  'call-delay': {
    sv: 'talets början och samtalstiden står inte i loggen',
    en: 'when speech began, and how long it lasted, is not in the log',
  },
  'consideration-time': {
    sv: 'vilka anbud som väntar på svar står inte i loggen',
    en: 'which offers await an answer is not in the log',
  },
  'nix-register': {
    sv: 'kontroller mot NIX-Telefon, samtycken och kundförhållanden står inte i loggen',
    en: 'checks against NIX-Telefon, consents and customer relations are not in the log',
  },
  'presented-number': {
    sv: 'visat nummer och dess registrering står inte i loggen',
    en: 'the number shown and its registration are not in the log',
  },
  'redial-owed': {
    sv: 'om varje tillåten dag utnyttjats beror på vad som spärrats och avslutats utanför loggen',
    en: 'whether each permitted day was used depends on blocks and endings outside the log',
  },
  'suppression-list': {
    sv: 'parternas egna spärrlistor står inte i loggen',
    en: "the parties' own block lists are not in the log",
  },
};

/** Which fact a rule lacks where it is undetermined. */
export const LACKS: Readonly<Record<string, Bilingual>> = {
  'minimum-rings': {
    sv: 'varken signaler eller ringtid är kända',
    en: 'neither signals nor ringing time are known',
  },
  'silent-call': {
    sv: 'om samtycke till samtal utan agent fanns, eller hur samtalet slutade, är inte känt',
    en: 'whether consent covered a call without an agent, or how the call ended, is not known',
  },
};

/** What was taken for granted, and the option that says otherwise. */
export const ASSUMED: Readonly<Record<Assumption, Bilingual>> = {
  'one-contact-center': {
    sv: 'Alla rader är ett och samma kundkontaktcenters (--contact-center).',
    en: 'All rows are of one contact center (--contact-center).',
  },
  'one-campaign': {
    sv: 'Alla rader hör till ett och samma uppdrag (--campaign, --campaign-column).',
    en: 'All rows belong to one campaign (--campaign, --campaign-column).',
  },
  'offer-unknown': {
    sv: 'Varje uppdrag har sitt eget erbjudande, så samma erbjudande i flera uppdrag syns inte (--offer).',
    en: 'Each campaign has an offer of its own, so that the same offer in several does not show (--offer).',
  },
  'dialing-manual': {
    sv: 'Uppringningen är manuell (--dialing).',
    en: 'Dialing is manual (--dialing).',
  },
  'dialing-predictive': {
    sv: 'Det som växeln ringde själv är prediktivt (--dialing).',
    en: 'What the dialer called by itself is predictive (--dialing).',
  },
  'local-time': {
    sv: 'Tider utan zon är svensk tid; i höstens dubbla timme den första (--zone).',
    en: "Times without a zone are Swedish time; in the autumn's double hour the first (--zone).",
  },
  'ringing-from-duration': {
    sv: 'Ett obesvarat samtal ringde hela sin längd: signalerna är därmed högst så många, och ett visat brott säkert.',
    en: 'An unanswered call rang for all its duration: the signals are at most so many, and a breach shown is sure.',
  },
  'ringing-from-length': {
    sv: 'Ett obesvarat samtal ringde hela sin längd där loggen har någon; annars är ringtiden okänd.',
    en: 'An unanswered call rang for all its length where the log has one; else its ringing is unknown.',
  },
  'silence-unknown': {
    sv: 'Ett besvarat samtal hade en agent, där loggen inte visar motsatsen (--unbridged).',
    en: 'An answered call had an agent, unless the log shows otherwise (--unbridged).',
  },
};

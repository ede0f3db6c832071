import type { CallbackElement } from '@ringratt/rules';
import {
  type AnnouncementLanguage,
  type AnnouncementParties,
  announcementLanguages,
  announcementWords,
} from './announcement-words.ts';

export const answeredByKinds = ['message', 'person'] as const;
/** An answering message, or a welcome before a person answers. */
export type AnsweredBy = (typeof answeredByKinds)[number];

export interface Announcement {
  text: string;
  /** The elements of 3.1 and annex 1 that the text holds. */
  says: CallbackElement[];
}

/** The words that calling a number back should give, from both parties' facts; what is unknown is left out. */
export function renderAnnouncement(
  parties: AnnouncementParties,
  answeredBy: AnsweredBy,
  language: AnnouncementLanguage,
): Announcement {
  const words = announcementWords[language];
  const { center, principal } = parties;
  const parts: [string, CallbackElement[]][] = [
    [words.welcome(parties), ['contact-center', 'principal']],
    [words.matter(parties), ['matter']],
  ];
  if (answeredBy === 'message') {
    parts.push([words.again(), []], [words.whoIsCalled(parties), ['who-is-called']]);
  } else parts.push([words.handling(), ['handling']]);
  if (principal.email) parts.push([words.reachPrincipal(parties), ['reach-principal']]);
  if (center.email && center.postalAddress)
    parts.push([words.reachCenter(parties), ['reach-contact-center']]);
  if (answeredBy === 'message' && center.tradeBody) parts.push([words.tradeBody(parties), ['trade-body']]);
  parts.push([words.thanks(), []]);
  return { text: parts.map(([text]) => text).join(' '), says: parts.flatMap(([, says]) => says) };
}

/** Both kinds in both languages. */
export type Announcements = Record<AnsweredBy, Record<AnnouncementLanguage, Announcement>>;

export function renderAnnouncements(parties: AnnouncementParties): Announcements {
  return Object.fromEntries(
    answeredByKinds.map((kind) => [
      kind,
      Object.fromEntries(
        announcementLanguages.map((language) => [language, renderAnnouncement(parties, kind, language)]),
      ),
    ]),
  ) as Announcements;
}

/** Whether what was confirmed is no longer what the parties' details make. */
export function isOutdated(
  confirmed: { sv: string } | null,
  answeredBy: AnsweredBy | null,
  rendered: Announcements,
): boolean {
  return confirmed !== null && answeredBy !== null && confirmed.sv !== rendered[answeredBy].sv.text;
}

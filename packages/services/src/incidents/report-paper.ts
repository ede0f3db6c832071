import { type Duty, duties } from '@ringratt/rules';
import { dateAndTime } from '../documents/formats.ts';
import { type Paper, type PaperSection, saysSomething, section } from '../documents/paper.ts';
import { NotFound } from '../errors.ts';
import { formatNumber, maskNumber } from '../numbers/format.ts';
import type { Language } from '../sales/schemas.ts';
import type { IncidentDetail } from './get.ts';
import { reportWords } from './report-words.ts';

export const reportRecipients = ['nix-board', 'consumer-agency'] as const;
export type ReportRecipient = (typeof reportRecipients)[number];

/** What is on record of an incident, for its report. */
export interface ReportedFacts {
  incident: Omit<IncidentDetail, 'events' | 'own'>;
  /** With their organization numbers; one that is both stands as principal alone. */
  principal: string;
  center: string | null;
}

/** What only a person can say: to whom, in what words, and what has been done. */
export interface ReportStatement {
  recipient: ReportRecipient;
  account: string | null;
  done: string;
  contact: string;
  /** Whose report it is. */
  from: string;
}

/** When the call behind an incident was; when it was found where none is. */
export const callOf = (incident: Pick<IncidentDetail, 'attempt' | 'openedAt'>): number =>
  incident.attempt?.startedAt ?? incident.openedAt;

/** What of a report follows from the facts alone: the draft that a person completes. */
export interface ReportDraft {
  title: string;
  lead: string;
  broken: PaperSection;
  facts: PaperSection[];
  /** What stands beside what the person says. */
  labels: Record<'to' | 'from' | 'contact' | 'account' | 'done', string>;
  recipients: Record<ReportRecipient, string>;
}

export function draftReport(language: Language, { incident, principal, center }: ReportedFacts): ReportDraft {
  const say = reportWords[language];
  const duty = duties.find(({ id }) => id === incident.duty);
  if (!duty) throw new NotFound('duty');
  const { attempt, principalName, centerName } = incident;
  const at = (instant: number) => dateAndTime(instant, language);
  const { to, from, contact, account, done, recipients } = say;
  return {
    labels: { to, from, contact, account, done },
    recipients,
    title: say.title,
    lead: say.lead(principalName, center === null ? null : centerName),
    broken: section(say.broken(duty.title[language]), [
      duty.explanation[language],
      say.clause(clausesOf(duty, language)),
    ]),
    facts: [
      section(
        say.facts,
        [],
        [
          [say.call, attempt && at(attempt.startedAt)],
          [say.ended, attempt?.endedAt ? at(attempt.endedAt) : null],
          // Enough to tell the consumer's own complaint by; the whole number is in no report.
          [say.number, incident.number && maskNumber(incident.number)],
          [say.presented, attempt && formatNumber(attempt.presentedNumber)],
          [say.outcome, say.outcomes[attempt?.outcome as keyof typeof say.outcomes]],
          [say.rings, attempt?.rings?.toString()],
          [say.found, at(incident.openedAt)],
          [say.references, [incident.id, attempt?.id].filter(Boolean).join('\n')],
        ],
      ),
      section(
        say.who,
        [],
        [
          [say.principal, principal],
          [say.center, center],
          [say.agent, attempt?.agentReference],
          [say.campaign, incident.campaignName],
          [say.answers, answersFor(incident)],
        ],
      ),
    ],
  };
}

/** The report as it goes: the draft with what a person has said. Pure. */
export function reportPaper(
  language: Language,
  facts: ReportedFacts,
  statement: ReportStatement,
  madeAt: number,
): Paper {
  const say = reportWords[language];
  const draft = draftReport(language, facts);
  return {
    title: draft.title,
    lead: draft.lead,
    summary: [
      [say.to, say.recipients[statement.recipient]],
      [say.from, statement.from],
      [say.contact, statement.contact],
    ],
    total: null,
    sections: [
      draft.broken,
      section(say.account, statement.account?.split(/\n{2,}/) ?? []),
      ...draft.facts,
      section(say.done, statement.done.split(/\n{2,}/)),
    ].filter(saysSomething),
    form: null,
    footer: [
      [say.reference, facts.incident.id],
      [say.made, dateAndTime(madeAt, language)],
    ],
  };
}

/** Whose report it is, of two parties. */
export const fromSide = (
  side: 'principal' | 'contactCenter',
  { principal, center }: Pick<ReportedFacts, 'principal' | 'center'>,
): string => (side === 'principal' ? principal : (center ?? principal));

/** A paper as plain text, for a form or a mail. */
export function textOf({ title, lead, summary, sections }: Paper): string {
  const rows = (of: Paper['summary']) => of.map(([label, value]) => `${label}: ${value}`);
  return [
    title,
    rows(summary).join('\n'),
    lead,
    ...sections.map((one) => [one.heading, ...one.paragraphs, ...rows(one.rows)].join('\n')),
  ].join('\n\n');
}

function answersFor({ responsible, principalName, centerName }: ReportedFacts['incident']): string {
  if (responsible === 'both' && principalName !== centerName) return `${principalName}, ${centerName}`;
  return responsible === 'contactCenter' ? centerName : principalName;
}

function clausesOf({ clauses }: Pick<Duty, 'clauses'>, language: Language): string {
  const say = reportWords[language];
  return clauses
    .map((clause) => clause.replace('annex', say.annex).replace('introduction', say.introduction))
    .join(', ');
}

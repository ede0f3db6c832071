import type { DutyId } from '../duty.ts';
import type { ClauseId } from '../editions/packs.ts';

/** One numbered part of the source, and what it comes to in the catalogue. */
export type Coverage = {
  /** As the source numbers it, bullets and items of a list included: `4.2 item 3`. */
  section: string;
  clause: ClauseId;
} & ({ duties: readonly DutyId[] } | { why: string });

const covered = (section: string, clause: ClauseId, ...duties: DutyId[]): Coverage => ({
  section,
  clause,
  duties,
});

const TERM = 'A definition: it fixes what the words of the other sections mean, and of the code.';
const term = (section: string): Coverage => ({ section, clause: '1', why: TERM });

/**
 * Every numbered section and annex item of the guidelines of 2021-07-01, each with the duties that it became, or
 * with why it binds no program.
 */
export const COVERAGE_2021_07_01: readonly Coverage[] = [
  covered('introduction', 'introduction', 'violation-report'),
  ...['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '1.8', '1.9', '1.10'].map(term),
  covered(
    '2',
    '2',
    'nix-register',
    'suppression-list',
    'suppression-register',
    'suppression-scrub',
    'permission-to-continue',
  ),
  covered('3.1', '3.1', 'presented-number', 'callback-announcement', 'number-traceability', 'tracing-cost'),
  covered('3.1 i', '3.1', 'callback-announcement'),
  covered('3.1 ii', '3.1', 'callback-announcement'),
  covered(
    '3.2',
    '3.2',
    'calling-hours',
    'closed-day',
    'daily-attempts',
    'attempt-interval',
    'thirty-day-attempts',
    'identical-offer',
    'minimum-rings',
  ),
  covered(
    '3.3',
    '3.3',
    'silent-call',
    'attempt-interval',
    'dedicated-redial',
    'redial-owed',
    'call-delay',
    'dialing-mode',
    'disclosure-on-request',
  ),
  covered('3.4', '3.4', 'automated-call'),
  covered(
    '4.1',
    '4.1',
    'identification',
    'disclosure-on-request',
    'permission-to-continue',
    'conduct',
    'agent-knowledge',
    'agent-training',
    'address-source',
    'script-elements',
  ),
  covered('4.2', '4.2', 'withdrawal-information', 'agent-knowledge', 'agent-training', 'script-elements'),
  covered('4.2 item 1', '4.2', 'written-offer'),
  covered('4.2 item 2', '4.2', 'written-acceptance'),
  covered('4.2 item 3', '4.2', 'written-acceptance'),
  covered('4.2 item 4', '4.2', 'written-acceptance', 'script-elements'),
  covered('4.2 item 5', '4.2', 'consideration-time'),
  ...[1, 2, 3, 4, 5, 6, 7].map((step) => covered(`4.2 step ${step}`, '4.2', 'read-back', 'script-elements')),
  covered('4.3', '4.3', 'recording', 'recording-retention', 'recording-policy'),
  covered('4.4', '4.4', 'evidence'),
  covered('5', '5', 'contract-confirmation', 'data-minimization', 'recording-retention'),
  covered('6', '6', 'responsibility-agreement', 'privacy-policy', 'privacy-review'),
  covered('annex 1 1.1', 'annex 1', 'callback-announcement'),
  covered('annex 1 1.2', 'annex 1', 'callback-announcement'),
  covered(
    'annex 2 1.1',
    'annex 2',
    'recording',
    'script-elements',
    'withdrawal-information',
    'contract-confirmation',
  ),
  covered('annex 2 1.2', 'annex 2', 'recording', 'script-elements'),
  ...[1, 2, 3, 4].map((item) =>
    covered(`annex 3 item ${item}`, 'annex 3', 'withdrawal-information', 'script-elements'),
  ),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((item) =>
    covered(`annex 4 item ${item}`, 'annex 4', 'privacy-policy'),
  ),
  covered('annex 4 yearly review', 'annex 4', 'privacy-review'),
  {
    section: 'contact details',
    clause: 'introduction',
    why: 'Where to reach the two trade bodies: nobody is bound by an address.',
  },
];

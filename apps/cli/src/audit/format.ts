import type { AttemptOutcome, Dialing } from '@ringratt/rules';
import type { CallLog } from './log.ts';
import type { Row } from './scanner.ts';
import type { Zone } from './times.ts';

export const FORMATS = ['generic', 'asterisk', 'freeswitch', 'vicidial'] as const;
export type FormatName = (typeof FORMATS)[number];

/** What the caller says of the log, in place of what the format does not. Absent: not said. */
export interface Given {
  contactCenter?: string | undefined;
  campaign?: string | undefined;
  /** A column of the log that names the campaign. */
  campaignColumn?: string | undefined;
  offer?: string | undefined;
  dialing?: Dialing | undefined;
  /** The zone of local times. */
  zone?: Zone | undefined;
  /** Digits that the switch puts before a number. */
  dialPrefix?: string | undefined;
  /** Dialplan contexts whose rows are attempts; absent: all. */
  contexts?: readonly string[] | undefined;
  /** What an answered call that no agent was connected to is taken for. */
  unbridged?: 'answered' | 'silent' | undefined;
  /** Outcomes of a dialer's own status codes. */
  statuses?: ReadonlyMap<string, AttemptOutcome> | undefined;
}

/** Takes the rows of a file one by one, in order, and adds what they say to the log. */
export interface RowReader {
  row(row: Row): void;
  /** True where the file cannot be read as this format: the rest of it is not worth a look. */
  readonly stopped: boolean;
}

/** Something a format leaves out, and what was taken in its place. */
export type Assumption =
  | 'one-contact-center'
  | 'one-campaign'
  | 'offer-unknown'
  | 'dialing-manual'
  | 'dialing-predictive'
  | 'local-time'
  | 'ringing-from-duration'
  | 'ringing-from-length'
  | 'silence-unknown';

export interface Format {
  name: FormatName;
  /** True where several rows may tell of one call, which its id holds together. */
  hasCallIds: boolean;
  /** Columns that may name the campaign, where the caller says so. */
  campaignColumns: readonly string[];
  reader(log: CallLog, given: Given): RowReader;
  /** What was taken for granted, given what the caller said. */
  assumptions(given: Given): Assumption[];
}

/** Longest call that is believed: the span that a column of milliseconds holds, some 49 days. */
export const LONGEST_CALL = 0xffff_ffff;

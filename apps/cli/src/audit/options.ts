import { ATTEMPT_OUTCOMES, type AttemptOutcome, DIALINGS, type Dialing } from '@ringratt/rules';
import { readArguments } from '../arguments.ts';
import { WrongUse } from '../command.ts';
import { FORMATS, type Format, type FormatName, type Given } from './format.ts';
import { formats } from './formats/index.ts';
import { type Zone, zoneOf } from './times.ts';

/** How `audit` was called. */
export interface AuditOptions {
  file: string;
  format: Format;
  given: Given;
  json: boolean;
  /** Where the page goes, if one is wanted. */
  html: string | undefined;
  /** True where the page shows whole numbers. */
  fullNumbers: boolean;
  lang: 'sv' | 'en' | undefined;
}

const OPTIONS = {
  format: { type: 'string', default: 'generic' },
  json: { type: 'boolean', default: false },
  html: { type: 'string' },
  'full-numbers': { type: 'boolean', default: false },
  lang: { type: 'string' },
  'contact-center': { type: 'string' },
  campaign: { type: 'string' },
  'campaign-column': { type: 'string' },
  offer: { type: 'string' },
  dialing: { type: 'string' },
  zone: { type: 'string' },
  'dial-prefix': { type: 'string' },
  context: { type: 'string', multiple: true },
  unbridged: { type: 'string' },
  status: { type: 'string', multiple: true },
} as const;

function oneOf<T extends string>(
  name: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (value === undefined || allowed.includes(value as T)) return value as T | undefined;
  throw new WrongUse(`--${name} must be one of ${allowed.join(', ')}: ${value}`);
}

function zoneIn(value: string | undefined): Zone | undefined {
  if (value === undefined) return undefined;
  const zone = zoneOf(value);
  if (zone !== null) return zone;
  throw new WrongUse(`--zone must be Europe/Stockholm, UTC or an offset such as +02:00: ${value}`);
}

/** `SALE=answered` and the like, any number of times and separated by commas. */
function statusesIn(values: readonly string[] | undefined): ReadonlyMap<string, AttemptOutcome> | undefined {
  if (values === undefined) return undefined;
  const statuses = new Map<string, AttemptOutcome>();
  for (const pair of values.flatMap((value) => value.split(','))) {
    const [status, outcome] = pair.split('=');
    if (status === undefined || !ATTEMPT_OUTCOMES.includes(outcome as AttemptOutcome)) {
      throw new WrongUse(`--status must be CODE=OUTCOME with one of ${ATTEMPT_OUTCOMES.join(', ')}: ${pair}`);
    }
    statuses.set(status, outcome as AttemptOutcome);
  }
  return statuses;
}

const NAMED = ['contact-center', 'campaign', 'offer'] as const;

/** Reads the arguments of `audit`; throws WrongUse on what is none. */
export function readOptions(args: string[]): AuditOptions {
  const { values, positionals } = readArguments(args, OPTIONS);
  const [file, ...more] = positionals;
  if (file === undefined) throw new WrongUse('FILE is missing; - is standard input');
  if (more.length > 0) throw new WrongUse('one FILE at a time');
  const format = formats[oneOf('format', values.format, FORMATS) as FormatName];
  for (const name of NAMED) if (values[name] === '') throw new WrongUse(`--${name} must not be empty`);
  const campaignColumn = oneOf('campaign-column', values['campaign-column'], format.campaignColumns);
  if (campaignColumn !== undefined && values.campaign !== undefined) {
    throw new WrongUse('--campaign and --campaign-column exclude each other');
  }
  const dialPrefix = values['dial-prefix'];
  if (dialPrefix !== undefined && !/^\d{1,8}$/.test(dialPrefix)) {
    throw new WrongUse(`--dial-prefix must be up to eight digits: ${dialPrefix}`);
  }
  return {
    file,
    format,
    json: values.json,
    html: values.html,
    fullNumbers: values['full-numbers'],
    lang: oneOf('lang', values.lang, ['sv', 'en'] as const),
    given: {
      contactCenter: values['contact-center'],
      campaign: values.campaign,
      campaignColumn,
      offer: values.offer,
      dialing: oneOf<Dialing>('dialing', values.dialing, DIALINGS),
      zone: zoneIn(values.zone),
      dialPrefix,
      contexts: values.context?.flatMap((value) => value.split(',')),
      unbridged: oneOf('unbridged', values.unbridged, ['answered', 'silent'] as const),
      statuses: statusesIn(values.status),
    },
  };
}

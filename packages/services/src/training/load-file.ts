import { dayOf, formatDate } from '@ringratt/rules';
import { decoderOf, sniffEncoding } from '../contact-lists/encoding.ts';
import { fileFault, refuseWhatIsNoText } from '../contact-lists/faults.ts';
import { firstRows, sniffDelimiter } from '../contact-lists/sniff.ts';
import type { Context } from '../context.ts';
import { Invalid } from '../errors.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { RefusedEntries, type RefusedEntry } from '../registers/refused-entries.ts';
import {
  type Attestation,
  authorizeTraining,
  defaultExpiry,
  faultInDays,
  writeAttestations,
} from './attest.ts';

/** Agents of the largest center there is, several times over. */
const most = 20_000;

const titles = {
  reference: /agent|referens|reference|signatur|anst/i,
  guidelines: /riktlinj|guideline/i,
  nixRules: /nix/i,
  writtenRequirement: /skriftlig|written/i,
  attestedOn: /intyga|datum|attested|^date/i,
  expiresOn: /gäller|utgår|till|expires|until/i,
} as const;
type Field = keyof typeof titles;

export interface AttestationLoad {
  written: number;
  unchanged: number;
  refused: RefusedEntry[];
  refusedCount: number;
}

const yes = /^(ja|yes|y|j|x|1|true|sant)$/i;
const no = /^(nej|no|n|0|false|falskt|)$/i;

/**
 * Takes in a file of attestations: a header, then an agent a line. What is refused keeps nothing else out. A file
 * without columns for the three topics attests to all of them; without a date, it was today.
 *
 * @throws Invalid with one of the file's faults, or `noReferenceColumn`
 */
export async function loadAttestations(
  ctx: Context,
  input: { content: Uint8Array },
): Promise<AttestationLoad> {
  await authorizeTraining(ctx);
  refuseWhatIsNoText(input.content);
  const text = decoderOf(sniffEncoding(input.content))(input.content, true).replace(/^\ufeff/, '');
  const rows = firstRows(text, sniffDelimiter(text.slice(0, 64 * 1024)), most + 2);
  const [header, ...lines] = rows;
  if (!header) throw fileFault('emptyFile');
  const columns = columnsOf(header);
  if (columns.reference === undefined) throw new Invalid([{ path: 'content', message: 'noReferenceColumn' }]);
  if (lines.length > most) throw fileFault('fileTooLarge');
  const refused = new RefusedEntries();
  const entries = new Map<string, Attestation>();
  const now = ctx.clock.now();
  for (const [i, cells] of lines.entries()) {
    const read = readLine(cells, columns, now);
    const line = i + 2;
    if ('reason' in read) {
      refused.add({ line, column: read.field, value: read.value, reason: read.reason, detail: null });
    } else if (entries.has(read.reference)) {
      refused.add({ line, column: 'reference', value: read.reference, reason: 'duplicate', detail: null });
    } else entries.set(read.reference, read);
  }
  const written = await inOwnTenant(ctx, (tx) => writeAttestations(tx, ctx, [...entries.values()], 'file'));
  return {
    written,
    unchanged: entries.size - written,
    refused: refused.first,
    refusedCount: refused.count,
  };
}

type Columns = Partial<Record<Field, number>>;

function columnsOf(header: readonly string[]): Columns {
  const columns: Columns = {};
  for (const field of Object.keys(titles) as Field[]) {
    const at = header.findIndex(
      (cell, i) => titles[field].test(cell.trim()) && !Object.values(columns).includes(i),
    );
    if (at >= 0) columns[field] = at;
  }
  return columns;
}

function readLine(
  cells: readonly string[],
  columns: Columns,
  now: number,
): Attestation | { field: Field; value: string; reason: string } {
  const cell = (field: Field) =>
    columns[field] === undefined ? undefined : (cells[columns[field]]?.trim() ?? '');
  const reference = cell('reference') ?? '';
  if (reference === '') return { field: 'reference', value: reference, reason: 'required' };
  if (reference.length > 120) return { field: 'reference', value: reference, reason: 'tooLong' };
  if (/\0|\p{Surrogate}/u.test(reference))
    return {
      field: 'reference',
      value: reference.replace(/\p{Surrogate}/gu, '\ufffd'),
      reason: 'unreadable',
    };
  const topics = { guidelines: true, nixRules: true, writtenRequirement: true };
  for (const field of Object.keys(topics) as (keyof typeof topics)[]) {
    const value = cell(field);
    if (value === undefined) continue;
    if (!yes.test(value) && !no.test(value)) return { field, value, reason: 'yesOrNo' };
    topics[field] = yes.test(value);
  }
  const attestedOn = cell('attestedOn') || formatDate(dayOf(now));
  const expiresOn = cell('expiresOn') || defaultExpiry(attestedOn);
  const fault = faultInDays({ attestedOn, expiresOn }, now);
  if (fault) return { field: fault.path, value: cell(fault.path) ?? '', reason: fault.message };
  return { reference, ...topics, attestedOn, expiresOn };
}

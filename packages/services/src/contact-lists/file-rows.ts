import { Readable } from 'node:stream';
import { type Database, withTenant } from '@ringratt/db';
import { parse } from 'csv-parse';
import { decoderOf, type Encoding } from './encoding.ts';
import { csvOptions } from './sniff.ts';

/** A row of the file that is not empty. */
export interface FileRow {
  /** Line on which it starts, the header's first being 1. */
  line: number;
  cells: string[];
}

export interface StoredFile {
  tenantId: string;
  listId: string;
  encoding: Encoding;
  delimiter: string;
}

/**
 * The rows of a stored file, its header first, read part by part: what is held of it does not grow with it.
 *
 * @param onBytes told how many bytes have been read
 * @throws an error with a `code` of csv-parse where the text is no CSV
 */
export async function* readRows(
  database: Database,
  file: StoredFile,
  onBytes: (bytes: number) => void,
): AsyncGenerator<FileRow> {
  const source = Readable.from(text(database, file, onBytes));
  const parser = parse({ ...csvOptions, delimiter: file.delimiter, info: true });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      const start = line;
      line = info.lines + 1;
      if (record.some((cell) => cell.trim() !== '')) yield { line: start, cells: record };
    }
  } finally {
    source.destroy();
    parser.destroy();
  }
}

async function* text(
  database: Database,
  file: StoredFile,
  onBytes: (bytes: number) => void,
): AsyncGenerator<string> {
  const decode = decoderOf(file.encoding);
  let bytes = 0;
  for (let part = 0; ; part++) {
    const [row] = await withTenant(
      database,
      { tenantId: file.tenantId, readOnly: true },
      (tx) => tx.sql<{ content: Buffer }[]>`select content from contact_list_part
        where tenant_id = ${file.tenantId} and list_id = ${file.listId} and part = ${part}`,
    );
    if (!row) break;
    bytes += row.content.length;
    onBytes(bytes);
    const piece = decode(row.content, false);
    // An empty chunk would end the stream.
    if (piece !== '') yield piece;
  }
  const rest = decode(new Uint8Array(), true);
  if (rest !== '') yield rest;
}

import { Readable } from 'node:stream';
import { recordAccess } from '../audit/record-access.ts';
import type { Context } from '../context.ts';
import { Conflict } from '../errors.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { authorize } from '../permissions.ts';
import { openChunks, unwrapKey } from './cipher.ts';
import { findRecording, type RecordingRow } from './find.ts';
import { storeOf } from './store.ts';

export interface OpenedRecording {
  contentType: string;
  size: number;
  sha256: string;
  /** The sound's bytes [from, to), decrypted as they are read. */
  stream(from: number, to: number): Readable;
}

/** A player asks for piece after piece: one entry on record covers so many milliseconds of them. */
const ONE_LISTENING_MS = 10 * 60_000;

/**
 * Opens a recording to be heard. That it was opened is on record before a byte of it is handed out.
 *
 * @throws NotFound, Forbidden
 * @throws Conflict `deleted` where the sound is gone, or never was
 */
export async function openRecording(ctx: Context, given: string): Promise<OpenedRecording> {
  const row = await findRecording(ctx, idOf('recording', given));
  authorize(ctx, 'recording.listen');
  if (row.state !== 'stored') throw new Conflict('deleted', 'There is no sound to this recording.');
  await recordAccess(ctx, {
    action: 'access.opened',
    subject: publicId('recording', row.id),
    assignmentId: publicId('assignment', row.assignmentId),
    details: { what: 'recording' },
    unlessWithin: ONE_LISTENING_MS,
  });
  return {
    contentType: row.contentType!,
    size: row.size!,
    sha256: row.sha256!.toString('hex'),
    stream: (from, to) => Readable.from(soundOf(ctx, row, from, to), { objectMode: false }),
  };
}

/** A stored recording's bytes [from, to), without asking who wants them: for what has asked already. */
export function soundOf(ctx: Context, row: RecordingRow, from: number, to: number): AsyncGenerator<Buffer> {
  const store = storeOf(ctx);
  return openChunks((start, end) => store.read(row.storageKey!, start, end), {
    key: unwrapKey(ctx.secrets, row.id, row.wrappedKey!),
    id: row.id,
    size: row.size!,
    from,
    to,
  });
}

import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Context } from '../context.ts';
import {
  BUNDLE_FORMAT,
  fileNames,
  type Manifest,
  type ManifestFile,
  measuring,
  signerOf,
} from '../evidence/index.ts';
import { publicId } from '../ids.ts';

type Parts = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/** Writes a bundle of evidence file by file, none of them wholly in memory, and signs what it wrote. */
export interface BundleWriter {
  keyId: string;
  /** @param took hears of each part that has gone in */
  add(name: string, parts: Parts, took?: (part: Uint8Array) => void): Promise<void>;
  finish(manifest: Pick<Manifest, 'chains' | 'sale'> & { organizationName: string }): void;
}

/**
 * A bundle that is made while it is read: `stream` is the ZIP, and destroying it ends the work.
 *
 * @param write adds every file and finishes
 */
export function bundleStream(
  ctx: Context,
  now: number,
  write: (writer: BundleWriter) => Promise<void>,
): Readable {
  const zip = new ZipFile();
  const stream = zip.outputStream as Readable;
  zip.on('error', (error) => stream.destroy(error as unknown as Error));
  const signer = signerOf(ctx.secrets);
  const mtime = new Date(now);
  const files: ManifestFile[] = [];
  const add: BundleWriter['add'] = async (name, given, took) => {
    const measured = measuring(name);
    async function* parts() {
      for await (const piece of given) {
        const part = typeof piece === 'string' ? Buffer.from(piece) : piece;
        measured.take(part);
        yield part;
        took?.(part);
      }
    }
    await passThrough(zip, Readable.from(parts(), { objectMode: false }), name, mtime);
    files.push(measured.result());
  };
  const finish: BundleWriter['finish'] = ({ organizationName, ...about }) => {
    const manifest: Manifest = {
      format: BUNDLE_FORMAT,
      madeAt: mtime.toISOString(),
      organization: { id: publicId('organization', ctx.organizationId), name: organizationName },
      keyId: signer.keyId,
      ...about,
      files,
    };
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    zip.addBuffer(Buffer.from(text), fileNames.manifest, { mtime });
    zip.addBuffer(Buffer.from(`${signer.sign(text).toString('base64')}\n`), fileNames.signature, { mtime });
    zip.end();
  };
  add(fileNames.publicKey, [signer.publicKey])
    .then(() => write({ keyId: signer.keyId, add, finish }))
    .catch((error: Error) => stream.destroy(error));
  return stream;
}

/** Resolves once the whole of it has gone into the ZIP; fails where the ZIP's reader has left. */
function passThrough(zip: ZipFile, file: Readable, name: string, mtime: Date): Promise<void> {
  return new Promise((resolve, reject) => {
    const out = zip.outputStream as Readable;
    const left = () => file.destroy(new Error('The bundle’s reader has left.'));
    if (out.destroyed) left();
    out.once('close', left);
    file.once('error', reject);
    file.once('end', () => {
      out.off('close', left);
      resolve();
    });
    zip.addReadStream(file, name, { mtime });
  });
}

import { chainFiles, fileNames, type Manifest, measuring, readManifest, saleFiles } from './bundle.ts';
import { BundleFault, type Fault } from './fault.ts';
import { fingerprint, isSignedBy } from './signing-key.ts';
import { verifyChainFiles } from './verify-chain-files.ts';
import { verifySaleFiles } from './verify-sale-files.ts';

/** An opened bundle. */
export interface BundleReader {
  /** Every file in it, in its order; a name may stand twice in a damaged one. */
  names: readonly string[];
  read(name: string): AsyncIterable<Uint8Array>;
}

export type Verdict =
  | {
      holds: true;
      organization: Manifest['organization'];
      madeAt: string;
      keyId: string;
      /** The sale that the bundle is about, if it is one's. */
      sale: string | null;
      chains: { chain: string; from: number; through: number; head: string | null }[];
      events: number;
      checkpoints: number;
    }
  | { holds: false; fault: Fault };

const LONGEST_SMALL_FILE = 64 * 1024 * 1024;

/**
 * Follows every chain of a bundle, then its files' hashes, then the signature over all of it. The chains
 * come first, so that a change is named by its place in them and not merely by its file.
 *
 * @param options.keyId the fingerprint that the signing key must have. Without it the verdict says that the
 *   bundle is whole and signed by the key whose fingerprint it names: compare that with the one published.
 */
export async function verifyBundle(
  bundle: BundleReader,
  options: { keyId?: string | undefined; advance?: (bytes: number) => void } = {},
): Promise<Verdict> {
  try {
    return await verify(bundle, options);
  } catch (error) {
    if (error instanceof BundleFault) return { holds: false, fault: error.fault };
    throw error;
  }
}

async function verify(
  bundle: BundleReader,
  options: { keyId?: string | undefined; advance?: (bytes: number) => void },
): Promise<Verdict> {
  requireNames(bundle);
  const manifestBytes = await readSmall(bundle, fileNames.manifest);
  const manifest = readManifest(manifestBytes);
  if (!manifest) {
    throw new BundleFault('unreadable', 'This is no manifest of an evidence bundle.', {
      file: fileNames.manifest,
    });
  }
  requireListed(bundle, manifest);
  const publicKey = (await readSmall(bundle, fileNames.publicKey)).toString('utf8');
  const keyId = keyIdOf(publicKey, manifest);

  const measured = new Map(manifest.files.map(({ name }) => [name, measuring(name)]));
  async function* read(name: string): AsyncGenerator<Uint8Array> {
    for await (const part of bundle.read(name)) {
      measured.get(name)?.take(part);
      options.advance?.(part.length);
      yield part;
    }
  }
  let events = 0;
  let checkpoints = 0;
  const followed = new Set<string>();
  for (const chain of manifest.chains) {
    const found = await verifyChainFiles(chain, read, { publicKey, keyId });
    events += found.events;
    checkpoints += found.checkpoints;
    for (const name of Object.values(chainFiles(chain.chain))) followed.add(name);
  }
  if (manifest.sale) {
    events += await verifySaleFiles(read);
    followed.add(saleFiles.events).add(saleFiles.seals);
  }
  for (const file of manifest.files) {
    if (!followed.has(file.name)) for await (const _ of read(file.name));
    const { bytes, sha256 } = measured.get(file.name)!.result();
    if (bytes !== file.bytes || sha256 !== file.sha256) {
      throw new BundleFault('changed-file', 'This file is not the one that the manifest names.', {
        file: file.name,
      });
    }
  }
  const signature = Buffer.from((await readSmall(bundle, fileNames.signature)).toString('utf8'), 'base64');
  if (!isSignedBy(publicKey, manifestBytes, signature)) {
    throw new BundleFault('bad-signature', 'The manifest’s signature is not its key’s.', {
      file: fileNames.signature,
    });
  }
  if (options.keyId !== undefined && options.keyId !== keyId) {
    throw new BundleFault('unknown-key', `The bundle is signed by ${keyId}, not by ${options.keyId}.`, {
      file: fileNames.publicKey,
    });
  }
  return {
    holds: true,
    organization: manifest.organization,
    madeAt: manifest.madeAt,
    keyId,
    sale: manifest.sale?.id ?? null,
    chains: manifest.chains.map(({ chain, from, through, head }) => ({ chain, from, through, head })),
    events,
    checkpoints,
  };
}

function requireNames({ names }: BundleReader): void {
  const seen = new Set<string>();
  for (const file of names) {
    if (seen.has(file)) throw new BundleFault('unknown-file', 'This file is there twice.', { file });
    seen.add(file);
  }
  for (const file of [fileNames.manifest, fileNames.signature, fileNames.publicKey]) {
    if (!seen.has(file)) throw new BundleFault('missing-file', 'This file is not in the bundle.', { file });
  }
}

function requireListed({ names }: BundleReader, manifest: Manifest): void {
  const unlisted: string[] = [fileNames.manifest, fileNames.signature];
  const listed = new Set(manifest.files.map(({ name }) => name));
  const needed = [
    fileNames.publicKey,
    ...(manifest.sale ? Object.values(saleFiles) : []),
    ...manifest.chains.flatMap((c) => Object.values(chainFiles(c.chain))),
  ];
  for (const file of [...listed, ...needed]) {
    if (!names.includes(file))
      throw new BundleFault('missing-file', 'This file is not in the bundle.', { file });
  }
  for (const file of [...names, ...needed]) {
    if (!listed.has(file) && !unlisted.includes(file)) {
      throw new BundleFault('unknown-file', 'The manifest names no such file.', { file });
    }
  }
}

function keyIdOf(publicKey: string, manifest: Manifest): string {
  let keyId: string;
  try {
    keyId = fingerprint(publicKey);
  } catch {
    throw new BundleFault('unreadable', 'This is no public key.', { file: fileNames.publicKey });
  }
  if (keyId !== manifest.keyId) {
    throw new BundleFault('unknown-key', `The manifest names ${manifest.keyId}, this key is ${keyId}.`, {
      file: fileNames.publicKey,
    });
  }
  return keyId;
}

async function readSmall(bundle: BundleReader, file: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of bundle.read(file)) {
    length += part.length;
    if (length > LONGEST_SMALL_FILE) throw new BundleFault('unreadable', 'This file is too long.', { file });
    parts.push(part);
  }
  return Buffer.concat(parts);
}

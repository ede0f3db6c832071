import { createHash } from 'node:crypto';
import type { CheckpointStatement } from './signing-key.ts';

export const BUNDLE_FORMAT = 'ringratt-evidence/1';

export const fileNames = {
  manifest: 'manifest.json',
  signature: 'manifest.sig',
  publicKey: 'public-key.pem',
  readMe: 'README.txt',
} as const;

/** Where a chain's parts lie in the bundle. */
export const chainFiles = (chain: string) => ({
  events: `chains/${chain}/events.ndjson`,
  seals: `chains/${chain}/seals.ndjson`,
  checkpoints: `chains/${chain}/checkpoints.ndjson`,
});

/** A line of `seals.ndjson`. */
export interface SealLine {
  position: number;
  hash: string;
}

/** A line of `checkpoints.ndjson`. */
export interface CheckpointLine extends CheckpointStatement {
  keyId: string;
  /** Base64. */
  signature: string;
}

/** One chain's stretch in a bundle. */
export interface ManifestChain {
  chain: string;
  tenant: string;
  /** Position of the first event; 1 unless the bundle holds a part of the chain. */
  from: number;
  /** Position of the last event; `from - 1` for none. */
  through: number;
  /** The hash before the first event; null for a chain's beginning. */
  before: string | null;
  /** The last event's hash, or `before` for none. */
  head: string | null;
}

export interface ManifestFile {
  name: string;
  bytes: number;
  sha256: string;
}

/** `manifest.json`, of whose bytes `manifest.sig` is the signature. */
export interface Manifest {
  format: typeof BUNDLE_FORMAT;
  madeAt: string;
  /** Whose export it is. */
  organization: { id: string; name: string };
  keyId: string;
  chains: ManifestChain[];
  /** Where the bundle is one sale's: its events, taken out of their chains, lie in `sale/events.ndjson`. */
  sale?: { id: string } | undefined;
  files: ManifestFile[];
}

/** Where a sale's parts lie in its bundle. */
export const saleFiles = {
  sale: 'sale/sale.json',
  events: 'sale/events.ndjson',
  seals: 'sale/seals.ndjson',
} as const;

/** Adds up a file's size and hash as it passes. */
export function measuring(name: string): { take(part: Uint8Array): void; result(): ManifestFile } {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    take(part) {
      hash.update(part);
      bytes += part.length;
    },
    result: () => ({ name, bytes, sha256: hash.digest('hex') }),
  };
}

const hex = /^[0-9a-f]{64}$/;
const id = /^(org|asg)_[0-9a-hjkmnp-tv-z]{26}$/;
const isHash = (value: unknown): value is string => typeof value === 'string' && hex.test(value);
const isPosition = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isId = (value: unknown): value is string => typeof value === 'string' && id.test(value);
const isSaleId = (value: unknown): value is string =>
  typeof value === 'string' && /^sal_[0-9a-hjkmnp-tv-z]{26}$/.test(value);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The manifest, or null for what is none. */
export function readManifest(bytes: Uint8Array): Manifest | null {
  const value = parse(bytes);
  if (!isRecord(value) || value.format !== BUNDLE_FORMAT || typeof value.madeAt !== 'string') return null;
  const { organization, keyId, chains, files } = value;
  if (!isRecord(organization) || !isId(organization.id) || typeof organization.name !== 'string') return null;
  if (typeof keyId !== 'string' || !Array.isArray(chains) || !Array.isArray(files)) return null;
  if (value.sale !== undefined && !(isRecord(value.sale) && isSaleId(value.sale.id))) return null;
  return chains.every(isManifestChain) && files.every(isManifestFile) ? (value as unknown as Manifest) : null;
}

function isManifestChain(value: unknown): value is ManifestChain {
  return (
    isRecord(value) &&
    isId(value.chain) &&
    isId(value.tenant) &&
    isPosition(value.from) &&
    isPosition(value.through) &&
    value.from >= 1 &&
    value.through >= value.from - 1 &&
    (value.before === null ? value.from === 1 : isHash(value.before)) &&
    (value.head === null || isHash(value.head))
  );
}

function isManifestFile(value: unknown): value is ManifestFile {
  return isRecord(value) && typeof value.name === 'string' && isPosition(value.bytes) && isHash(value.sha256);
}

/** A seal's line, or null for what is none. */
export function readSeal(bytes: Uint8Array): SealLine | null {
  const value = parse(bytes);
  return isRecord(value) && isPosition(value.position) && isHash(value.hash)
    ? { position: value.position, hash: value.hash }
    : null;
}

/** A checkpoint's line, or null for what is none. */
export function readCheckpoint(bytes: Uint8Array): CheckpointLine | null {
  const value = parse(bytes);
  const sound =
    isRecord(value) &&
    isId(value.tenant) &&
    isId(value.chain) &&
    isPosition(value.position) &&
    isHash(value.hash) &&
    ['at', 'keyId', 'signature'].every((key) => typeof value[key] === 'string');
  return sound ? (value as unknown as CheckpointLine) : null;
}

export function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { type BundleReader, chainFiles, fileNames, lineOf, type Manifest } from '../evidence/index.ts';

/** A bundle's files in memory, by name. */
export type Files = Map<string, Buffer>;

export async function unzip(stream: Readable): Promise<Files> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  const zip = await yauzl.fromBufferPromise(Buffer.concat(parts), { lazyEntries: true });
  const files: Files = new Map();
  for await (const entry of zip.eachEntry()) {
    const content: Buffer[] = [];
    for await (const part of await zip.openReadStreamPromise(entry)) content.push(part as Buffer);
    files.set(entry.fileName, Buffer.concat(content));
  }
  return files;
}

export function readerOf(files: Files): BundleReader {
  return {
    names: [...files.keys()],
    read: async function* (name) {
      const file = files.get(name)!;
      // In pieces that cut lines anywhere, as a disk gives them.
      for (let from = 0; from < file.length; from += 4_093) yield file.subarray(from, from + 4_093);
    },
  };
}

/** A stream of numbers that follows from its seed (mulberry32), so that a failure can be run again. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

export const tamperings = ['change', 'delete', 'swap', 'insert', 'truncate'] as const;
export type Tampering = (typeof tamperings)[number];

/**
 * Tampers with a chain's lines at a random place, as somebody without the key who knows the format: the seals
 * are tampered with alike half of the time, and the manifest's hashes made to fit.
 *
 * @returns the tampered files, and the position that has to be named
 */
export function tamper(
  files: Files,
  chain: string,
  tampering: Tampering,
  random: (below: number) => number,
): { files: Files; position: number } {
  const names = chainFiles(chain);
  const events = linesIn(files, names.events);
  const seals = linesIn(files, names.seals);
  const withSeals = random(2) === 1;
  const i = random(events.length - 1);
  let position = i + 1;
  switch (tampering) {
    case 'change':
      events[i] = changed(events[i]!, random);
      break;
    case 'delete':
      events.splice(i, 1);
      if (withSeals) seals.splice(i, 1);
      break;
    case 'swap': {
      const j = i + 1 + random(events.length - i - 1);
      [events[i], events[j]] = [events[j]!, events[i]!];
      if (withSeals) [seals[i], seals[j]] = [seals[j]!, seals[i]!];
      break;
    }
    case 'insert': {
      // Either a line of the chain a second time, or one that claims the place it is put in.
      const copy = random(2) === 1;
      const k = random(events.length);
      const forged = { ...JSON.parse(events[i]!), subject: 'forged' };
      events.splice(i, 0, copy ? events[k]! : lineOf(forged));
      if (withSeals) seals.splice(i, 0, seals[copy ? k : i]!);
      // The very line that belongs here is no fault yet; its second coming is.
      if (copy && k === i) position += 1;
      break;
    }
    case 'truncate':
      events.length = i;
      if (withSeals) seals.length = i;
      break;
  }
  const tampered = new Map(files);
  tampered.set(names.events, joined(events));
  tampered.set(names.seals, joined(seals));
  return { files: withHashes(tampered), position };
}

function changed(line: string, random: (below: number) => number): string {
  const at = random(line.length);
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789"{}:, ';
  let letter = line[at]!;
  while (letter === line[at]) letter = letters[random(letters.length)]!;
  return line.slice(0, at) + letter + line.slice(at + 1);
}

function linesIn(files: Files, name: string): string[] {
  return files.get(name)!.toString().trimEnd().split('\n');
}

function joined(lines: string[]): Buffer {
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
}

/** Lets the manifest name the files as they are; its signature no longer fits. */
export function withHashes(files: Files): Files {
  const manifest = JSON.parse(files.get(fileNames.manifest)!.toString()) as Manifest;
  for (const file of manifest.files) {
    const content = files.get(file.name)!;
    file.bytes = content.length;
    file.sha256 = createHash('sha256').update(content).digest('hex');
  }
  return new Map(files).set(fileNames.manifest, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
}

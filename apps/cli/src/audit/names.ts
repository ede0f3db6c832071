import type { LogParties } from '@ringratt/rules/log';

const QUOTE = 0x22;
const utf8 = new TextDecoder('utf-8', { fatal: true });
const latin1 = new TextDecoder('windows-1252');

/** Text of bytes that are UTF-8, or else the Latin letters of older systems; never throws. */
export function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return latin1.decode(bytes);
  }
}

/**
 * Names numbered in the order in which they come. Compares bytes: a log of a million rows has a handful of names,
 * and no string is made of any but the first of each.
 */
export class Names {
  readonly names: string[] = [];
  #pool = new Uint8Array(4_096);
  #used = 0;
  #starts: number[] = [];
  #lengths: number[] = [];
  #slots = new Int32Array(1_024).fill(-1);
  #hashes: number[] = [];

  /** The number of a name given as bytes [start, end); doubled quotes of a quoted field count as one. */
  numberOf(bytes: Uint8Array, start: number, end: number, doubled: number): number {
    if (doubled !== 0) {
      const single = withoutDoubles(bytes.subarray(start, end));
      return this.#find(single, 0, single.length, true);
    }
    return this.#find(bytes, start, end, true);
  }

  numberOfText(text: string): number {
    const bytes = Buffer.from(text);
    return this.#find(bytes, 0, bytes.length, true);
  }

  /** The number of a name already known, or -1. */
  find(bytes: Uint8Array, start: number, end: number): number {
    return this.#find(bytes, start, end, false);
  }

  #find(bytes: Uint8Array, start: number, end: number, add: boolean): number {
    const hash = hashOfBytes(bytes, start, end);
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let name = this.#slots[slot]!; name !== -1; name = this.#slots[slot]!) {
      if (this.#hashes[name] === hash && this.#equals(name, bytes, start, end)) return name;
      slot = (slot + 1) & mask;
    }
    if (!add) return -1;
    const name = this.#add(bytes.subarray(start, end), hash);
    this.#slots[slot] = name;
    if (this.names.length * 2 > this.#slots.length) this.#grow();
    return name;
  }

  #equals(name: number, bytes: Uint8Array, start: number, end: number): boolean {
    const length = end - start;
    if (this.#lengths[name] !== length) return false;
    const from = this.#starts[name]!;
    for (let i = 0; i < length; i += 1) if (this.#pool[from + i] !== bytes[start + i]) return false;
    return true;
  }

  #add(bytes: Uint8Array, hash: number): number {
    if (this.#used + bytes.length > this.#pool.length) {
      const pool = new Uint8Array(2 * (this.#pool.length + bytes.length));
      pool.set(this.#pool);
      this.#pool = pool;
    }
    this.#pool.set(bytes, this.#used);
    this.#starts.push(this.#used);
    this.#lengths.push(bytes.length);
    this.#hashes.push(hash);
    this.#used += bytes.length;
    return this.names.push(textOf(bytes)) - 1;
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 4).fill(-1);
    const mask = this.#slots.length - 1;
    this.#hashes.forEach((hash, name) => {
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (this.#slots[slot] !== -1) slot = (slot + 1) & mask;
      this.#slots[slot] = name;
    });
  }
}

/** A closed list of words, each numbered by its place in the list. */
export function wordsOf(words: readonly string[]): Names {
  const names = new Names();
  for (const word of words) names.numberOfText(word);
  return names;
}

/** FNV-1a, 32 bits. */
export function hashOfBytes(bytes: Uint8Array, start: number, end: number, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash;
}

/**
 * A call's id as a whole number below 2^53, from 1: two ids of a log of ten million calls meet with a chance of
 * about one in two hundred.
 */
export function idIn(bytes: Uint8Array, start: number, end: number): number {
  const low = hashOfBytes(bytes, start, end) >>> 0;
  const high = hashOfBytes(bytes, start, end, 0x2c1b3c6d) >>> 11;
  return 1 + high * 0x1_0000_0000 + low;
}

/** A quoted field's bytes with each doubled quote made one. */
export function withoutDoubles(bytes: Uint8Array): Uint8Array {
  const single = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    single[length] = bytes[i]!;
    length += 1;
    if (bytes[i] === QUOTE && bytes[i + 1] === QUOTE) i += 1;
  }
  return single.subarray(0, length);
}

/** Each combination of contact center, campaign and offer once, numbered in the order in which they come. */
export class Parties implements LogParties {
  readonly contactCenter: number[] = [];
  readonly campaign: number[] = [];
  readonly offer: number[] = [];
  #slots = new Int32Array(256).fill(-1);

  get count(): number {
    return this.offer.length;
  }

  numberOf(contactCenter: number, campaign: number, offer: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(contactCenter, campaign, offer) & mask;
    for (let party = this.#slots[slot]!; party !== -1; party = this.#slots[slot]!) {
      const same =
        this.offer[party] === offer &&
        this.campaign[party] === campaign &&
        this.contactCenter[party] === contactCenter;
      if (same) return party;
      slot = (slot + 1) & mask;
    }
    const party = this.count;
    this.contactCenter.push(contactCenter);
    this.campaign.push(campaign);
    this.offer.push(offer);
    this.#slots[slot] = party;
    if (this.count * 2 > this.#slots.length) this.#grow();
    return party;
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 4).fill(-1);
    const mask = this.#slots.length - 1;
    for (let party = 0; party < this.count; party += 1) {
      let slot = hashOf(this.contactCenter[party]!, this.campaign[party]!, this.offer[party]!) & mask;
      while (this.#slots[slot] !== -1) slot = (slot + 1) & mask;
      this.#slots[slot] = party;
    }
  }
}

function hashOf(a: number, b: number, c: number): number {
  const hash = Math.imul(Math.imul(Math.imul(a + 1, 0x9e3779b1) ^ (b + 1), 0x85ebca6b) ^ (c + 1), 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}

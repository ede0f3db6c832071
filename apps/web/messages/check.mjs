// Fails the build where a language lacks a message, has one too many, or takes other values in it.
import { readFileSync } from 'node:fs';

/** @param {string} language @returns {Record<string, unknown>} */
const read = (language) => JSON.parse(readFileSync(new URL(`${language}.json`, import.meta.url), 'utf8'));

/** @param {Record<string, unknown>} tree @param {string} at @returns {[string, string][]} */
function flat(tree, at = '') {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [/** @type {[string, string]} */ ([`${at}${name}`, value])]
      : flat(/** @type {Record<string, unknown>} */ (value), `${at}${name}.`),
  );
}

/**
 * The values and tags a message takes. Branches of plural and select are read for what they take, not for
 * their words.
 * @param {string} message
 */
function takes(message) {
  /** @type {Set<string>} */
  const found = new Set([...message.matchAll(/<(\w+)>/g)].map((match) => `<${match[1]}>`));
  let at = 0;
  const words = () => {
    while (at < message.length && message[at] !== '}') {
      if (message[at] === '{') argument();
      else at++;
    }
  };
  const argument = () => {
    const [head, name] = /** @type {RegExpExecArray} */ (/^\{\s*(\w+)\s*/.exec(message.slice(at)));
    found.add(String(name));
    at += head.length;
    while (at < message.length && message[at] !== '}') {
      if (message[at] === '{') {
        at++;
        words();
      }
      at++;
    }
    at++;
  };
  words();
  return [...found].sort().join(' ');
}

/** @returns {string[]} every fault, as a sentence */
export function faults() {
  const sv = new Map(flat(read('sv')));
  const en = new Map(flat(read('en')));
  const found = [];
  for (const [key, message] of sv) {
    const other = en.get(key);
    if (message.trim() === '') found.push(`sv.json: ${key} is empty.`);
    if (other === undefined) found.push(`en.json lacks ${key}.`);
    else if (other.trim() === '') found.push(`en.json: ${key} is empty.`);
    else if (takes(message) !== takes(other))
      found.push(`${key} takes "${takes(message)}" in sv.json, "${takes(other)}" in en.json.`);
  }
  for (const key of en.keys()) if (!sv.has(key)) found.push(`sv.json lacks ${key}.`);
  return found;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const found = faults();
  for (const fault of found) console.error(fault);
  if (found.length > 0) process.exit(1);
}

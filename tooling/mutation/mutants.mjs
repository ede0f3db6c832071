/** What a comparison, a connective or a bound becomes. */
const SWAPS = [
  ['===', '!=='],
  ['!==', '==='],
  ['<=', '<'],
  ['>=', '>'],
  [' < ', ' <= '],
  [' > ', ' >= '],
  ['&&', '||'],
  ['||', '&&'],
  ['Math.max(', 'Math.min('],
  ['Math.min(', 'Math.max('],
  [' + ', ' - '],
  [' - ', ' + '],
  ['Number.POSITIVE_INFINITY', 't'],
];

/** A loop's own step and start: changed, it runs for ever or past the end, which tells nothing of the rule. */
const LOOP = /^\s*for \(let .*;.*;.*\)/;

/** The parts of a line that are program: not strings, not comments, not types of an import. */
function programOf(line) {
  if (/^\s*(\/\/|\/?\*|import |export \{|sv:|en:|title:|explanation:)/.test(line)) return '';
  if (LOOP.test(line)) return '';
  return line.replace(/'(?:[^'\\]|\\.)*'/g, (text) => ' '.repeat(text.length)).replace(/\/\/.*$/, '');
}

/** Every place of a text in a line. */
function placesOf(line, text) {
  const places = [];
  for (let at = line.indexOf(text); at !== -1; at = line.indexOf(text, at + 1)) places.push(at);
  return places;
}

function mutantsOfLine(line) {
  const program = programOf(line);
  const found = [];
  const replace = (at, length, text) => {
    const mutant = line.slice(0, at) + text + line.slice(at + length);
    if (mutant !== line) found.push(mutant);
  };
  for (const [from, to] of SWAPS) {
    for (const at of placesOf(program, from)) {
      const partOfMore = (from === '<=' || from === '>=') && program[at - 1] === '=';
      if (!partOfMore) replace(at, from.length, to);
    }
  }
  for (const match of program.matchAll(/(?<![\w.'[])\d[\d_]*(?![\w.])/g)) {
    const value = Number(match[0].replaceAll('_', ''));
    replace(match.index, match[0].length, String(value + 1));
    if (value > 0) replace(match.index, match[0].length, String(value - 1));
  }
  for (const match of program.matchAll(/\b(true|false)\b/g)) {
    replace(match.index, match[0].length, match[0] === 'true' ? 'false' : 'true');
  }
  return found;
}

/** Each way to change one line of a file so that some rule is told wrong: `{ line, before, after, source }`. */
export function mutantsOf(source) {
  const lines = source.split('\n');
  return lines.flatMap((before, i) =>
    mutantsOfLine(before).map((after) => ({
      line: i + 1,
      before: before.trim(),
      after: after.trim(),
      source: [...lines.slice(0, i), after, ...lines.slice(i + 1)].join('\n'),
    })),
  );
}

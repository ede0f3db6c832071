import { parseNumber } from '@ringratt/services';

/** The series set aside for fiction: 070-174 06 05 to 070-174 06 99. */
export function fictionNumber(n: number): string {
  if (n < 0 || n > 94) throw new RangeError('The series holds 95 numbers.');
  return `+467017406${String(5 + n).padStart(2, '0')}`;
}

/** As many numbers as asked for, the same at every start: the fictional ones first, then generated. */
export function consumerNumbers(count: number, seed: number): string[] {
  const numbers = new Set<string>();
  // A linear congruential generator (Numerical Recipes): the demo's numbers need no more chance than that.
  let state = seed >>> 0;
  while (numbers.size < count) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const number = `+467${[0, 2, 3, 6, 9][state % 5]}${String(1_000_000 + ((state >>> 8) % 9_000_000))}`;
    if (parseNumber(number).ok) numbers.add(number);
  }
  return [...numbers];
}

const given = [
  'Anna',
  'Karin',
  'Eva',
  'Lars',
  'Johan',
  'Maria',
  'Erik',
  'Nils',
  'Sara',
  'Olof',
  'Ingrid',
  'Per',
];
const family = ['Wallberg', 'Lind', 'Nyström', 'Åkesson', 'Öberg', 'Ström', 'Dahl', 'Sjögren', 'Ek', 'Holm'];

/** A made-up name for the n-th consumer. */
export const consumerName = (n: number) =>
  `${given[n % given.length]} ${family[Math.floor(n / given.length) % family.length]}`;

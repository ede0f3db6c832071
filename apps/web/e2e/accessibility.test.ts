import { describeAccessibility, ways } from './accessible-pages.ts';

// One way each, in turn: all four of every page take minutes, and are tried by `npm run test:scale`.
describeAccessibility((at) => [ways[at % ways.length]!]);

import { describeAccessibility, ways } from './accessible-pages.ts';

// Every fourth page, one way each in turn: every page in all four takes a quarter of an hour, by `npm run test:scale`.
describeAccessibility((at) => (at % 4 === 0 ? [ways[(at / 4) % ways.length]!] : []));

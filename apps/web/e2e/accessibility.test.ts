import { describeAccessibility, ways } from './accessible-pages.ts';

// Every sixth page, one way each in turn: every page in all four takes a quarter of an hour, by `npm run test:scale`.
describeAccessibility((at) => (at % 6 === 0 ? [ways[(at / 6) % ways.length]!] : []));

import { describeAccessibility, ways } from './accessible-pages.ts';

describeAccessibility(() => ways);

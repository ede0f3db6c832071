export {
  type BreachParty,
  type BreachReport,
  type BreachRow,
  type BreachWeek,
  perThousand,
  readBreaches,
} from './breaches.ts';

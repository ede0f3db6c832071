export {
  type BreachParty,
  type BreachReport,
  type BreachRow,
  type BreachWeek,
  ofDuty,
  perThousand,
  readBreaches,
} from './breaches.ts';

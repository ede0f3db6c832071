/** What is on record of a sale (stage `sale`). */
export interface SaleFacts {
  regime: 'dal2' | 'dal3' | 'exempt';
  [fact: string]: unknown;
}

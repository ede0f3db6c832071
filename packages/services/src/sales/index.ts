export { type Answered, answerOffer } from './answer-offer.ts';
export { type CallToSell, callsToSell } from './calls-to-sell.ts';
export { type Completions, completeHeldSale, saleCompletions } from './complete-held.ts';
export { correctConsumerEmail } from './correct-email.ts';
export { exportSale, type SaleBundle } from './export-sale.ts';
export type { SaleRow } from './facts.ts';
export { getSale, type SaleDetail } from './get.ts';
export type { SaleFinding } from './judge.ts';
export { listSales, type SaleItem } from './list.ts';
export { openSaleDocument } from './open-document.ts';
export {
  type Answerable,
  linkOpens,
  type OfferedFile,
  type OpenedSale,
  openDocument,
  openSale,
} from './opened.ts';
export { recordDelivery } from './record-delivery.ts';
export { type RecordedDisclosure, recordDisclosures } from './record-disclosures.ts';
export { type RecordedSale, recordSale, writtenOfferDue } from './record-sale.ts';
export { type RegisterSaleInput, registerSale } from './register-sale.ts';
export { mailInForce, type Resendable, resendMail } from './resend.ts';
export { type OfferToSell, type SaleDraft, saleDraft } from './sale-draft.ts';
export {
  type DisclosureInput,
  disclosureInput,
  type SaleInput,
  type SaleState,
  saleInput,
  saleStates,
} from './schemas.ts';
export { type Withdrawn, withdrawFromSale } from './withdraw-sale.ts';

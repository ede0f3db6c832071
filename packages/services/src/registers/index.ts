export {
  type ConsentRow,
  listConsents,
  loadConsents,
  withdrawConsent,
} from './consents.ts';
export {
  type CustomerRelationRow,
  listCustomerRelations,
  loadCustomerRelations,
} from './customer-relations.ts';
export { endCustomerRelation } from './end-relation.ts';
export { type RegisterFacts, type RegisterQuestion, registerFacts } from './facts.ts';
export type { RegisterLoad } from './load.ts';
export { listNixVersions, loadNixVersion, type NixInput, type NixLoad, type NixVersionRow } from './nix.ts';
export type { RegisterSource } from './read-source.ts';
export type { RefusedEntry } from './refused-entries.ts';
export { scrubPlanned } from './scrub-planned.ts';

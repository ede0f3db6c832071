export { createOffer } from './create.ts';
export { longestText, type OfferField, offerFields } from './fields.ts';
export { INFORMATION, type InformationItem, missingInformation } from './information.ts';
export { getOffer, listOffers } from './list.ts';
export {
  leastTotal,
  type Offer,
  type OfferTerms,
  offerInput,
  offerTerms,
  type Regime,
  regimes,
} from './schemas.ts';
export { listOfferVersions, type OfferVersion } from './versions.ts';

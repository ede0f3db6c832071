export { createOffer } from './create.ts';
export { getOffer, listOffers } from './list.ts';
export { type Offer, type OfferTerms, offerInput, type Regime, regimes } from './schemas.ts';

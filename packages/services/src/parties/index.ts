export { type PartyConditions, type PartyFacts, partyConditions, partyFacts } from './facts.ts';

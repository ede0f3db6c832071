import { newId, publicId } from '@ringratt/services';
import type { World } from '@ringratt/services/testing/world';

/** Everything a caller can name, as the outside sees it. */
export interface Ids {
  campaignId: string;
  draftId: string;
  assignmentId: string;
  invitedId: string;
  offerId: string;
  scriptId: string;
  presentedNumberId: string;
  contactListId: string;
  contactId: string;
  attemptId: string;
  unsoldId: string;
  saleId: string;
  recordingId: string;
  heldRecordingId: string;
  incidentId: string;
  complaintId: string;
  tracingClaimId: string;
  decidedClaimId: string;
  obligationId: string;
  apiKeyId: string;
  customerRelationId: string;
  agent: string;
  /** A consumer's number on a list, and one in the house's registers. */
  number: string;
  registered: string;
  /** The chain of the house's own events, and the assignment's. */
  houseChain: string;
  chain: string;
}

export type Party = 'principal' | 'center';

/** What a world's party can name: its own house, and the campaign it has a part in. */
export function idsOf(world: World, party: Party, part = world.own): Ids {
  const house = world[party];
  return {
    campaignId: publicId('campaign', part.campaignId),
    draftId: publicId('campaign', part.draftId),
    assignmentId: publicId('assignment', part.assignmentId),
    invitedId: publicId('assignment', part.invitedId),
    offerId: publicId('offer', part.offerId),
    scriptId: publicId('script', part.scriptId),
    presentedNumberId: publicId('presentedNumber', part.presentedNumberId),
    contactListId: publicId('contactList', part.contactListId),
    contactId: publicId('contact', part.contactId),
    attemptId: publicId('attempt', part.attemptId),
    unsoldId: publicId('attempt', part.unsoldId),
    saleId: publicId('sale', part.saleId),
    recordingId: publicId('recording', part.recordingId),
    heldRecordingId: publicId('recording', part.heldRecordingId),
    incidentId: publicId('incident', part.incidentId),
    complaintId: publicId('complaint', part.complaintId),
    tracingClaimId: publicId('tracingClaim', part.tracingClaimId),
    decidedClaimId: publicId('tracingClaim', part.decidedClaimId),
    obligationId: publicId('obligation', part.obligationId),
    apiKeyId: publicId('apiKey', house.apiKeyId),
    customerRelationId: publicId('customerRelation', house.customerRelationId),
    agent: `${house.mark}-agent`,
    number: part.number,
    registered: house.number,
    houseChain: publicId('organization', house.organizationId),
    chain: publicId('assignment', part.assignmentId),
  };
}

/** Ids of the same kinds that nothing has. */
export function idsOfNothing(now: number): Ids {
  const id = (noun: Parameters<typeof publicId>[0]) => publicId(noun, newId(now));
  return {
    campaignId: id('campaign'),
    draftId: id('campaign'),
    assignmentId: id('assignment'),
    invitedId: id('assignment'),
    offerId: id('offer'),
    scriptId: id('script'),
    presentedNumberId: id('presentedNumber'),
    contactListId: id('contactList'),
    contactId: id('contact'),
    attemptId: id('attempt'),
    unsoldId: id('attempt'),
    saleId: id('sale'),
    recordingId: id('recording'),
    heldRecordingId: id('recording'),
    incidentId: id('incident'),
    complaintId: id('complaint'),
    tracingClaimId: id('tracingClaim'),
    decidedClaimId: id('tracingClaim'),
    obligationId: id('obligation'),
    apiKeyId: id('apiKey'),
    customerRelationId: id('customerRelation'),
    agent: 'nobody',
    number: '+46701740698',
    registered: '+46701740699',
    houseChain: id('organization'),
    chain: id('assignment'),
  };
}

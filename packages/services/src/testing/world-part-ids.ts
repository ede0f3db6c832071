/** What belongs to one contact center's part of a campaign. UUIDs, but for numbers and references. */
export interface Part {
  mark: string;
  offerId: string;
  campaignId: string;
  draftId: string;
  scriptId: string;
  assignmentId: string;
  invitedId: string;
  presentedNumberId: string;
  contactListId: string;
  contactId: string;
  attemptId: string;
  /** Answered too, and nothing sold in it yet. */
  unsoldId: string;
  saleId: string;
  recordingId: string;
  heldRecordingId: string;
  documentId: string;
  incidentId: string;
  complaintId: string;
  tracingClaimId: string;
  decidedClaimId: string;
  obligationId: string;
  number: string;
}

import { reviewQuestions } from '@ringratt/services';
import { fullTerms, scriptBlocks } from '@ringratt/services/testing/world';
import type { Ids, Party } from './ids.ts';

type Code = 'OK' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_REQUEST' | 'CONFLICT';

/** How a procedure is called with ids of one's own, and what it answers where that is not the usual. */
export interface Entry {
  /** Who calls it. */
  by: Party;
  input?: (ids: Ids) => unknown;
  /** What its own party is answered: OK unless told. A refusal here says that the subject was found. */
  own?: Code;
  /** What the organization's auditor is answered: OK to a query, FORBIDDEN to a mutation, unless told. */
  auditor?: Code;
  /** What someone with no right at all is answered: FORBIDDEN unless told. */
  bare?: Code;
  /** The answer holds nothing anybody wrote, so that one's own words are not looked for in it. */
  wordless?: true;
}

const noon = Date.parse('2026-11-24T09:00:00Z');
const DAY = 86_400_000;

function file(text: string, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new File([text], 'fil.csv', { type: 'text/csv' }));
  return form;
}

const campaign = (offerId: string) => ({
  name: 'Egen ny kampanj',
  kind: 'sale' as const,
  offerId,
  startsOn: '2026-12-01',
  endsOn: '2027-01-31',
  volume: 1_000,
});
const complaint = (ids: Ids) => ({
  assignmentId: ids.assignmentId,
  kind: 'conduct',
  channel: 'phone',
  number: ids.number,
  callAt: noon - 3_600_000,
  words: 'Egna ord',
});
const reviewAnswers = Object.fromEntries(reviewQuestions.map((id) => [id, { answer: 'yes', note: '' }]));

/** Every procedure of the portal. One that is missing here fails the walk. */
export const procedures: Record<string, Entry> = {
  'agents.list': { by: 'center', input: () => ({}) },
  'agents.attest': {
    by: 'center',
    input: () => ({
      reference: 'agent-9',
      guidelines: true,
      nixRules: true,
      writtenRequirement: true,
      attestedOn: '2026-11-20',
    }),
  },
  'agents.end': { by: 'center', input: ({ agent }) => ({ reference: agent }) },
  'agents.load': { by: 'center', input: () => file('agent\nagent-7\n') },

  'assignments.list': { by: 'center', input: () => ({}) },
  'assignments.get': { by: 'center', input: ({ assignmentId }) => ({ assignmentId }) },
  'assignments.heatmap': {
    by: 'center',
    input: ({ assignmentId }) => ({ assignmentId, from: '2026-11-24', days: 7 }),
    wordless: true,
  },
  'assignments.invite': {
    by: 'principal',
    input: ({ draftId, houseChain }) => ({ campaignId: draftId, contactCenterId: houseChain }),
    // A principal is no contact center to invite.
    own: 'NOT_FOUND',
  },
  'assignments.knownCenters': { by: 'principal' },
  'assignments.findCenter': {
    by: 'principal',
    input: () => ({ organizationNumber: '556000-0000' }),
    own: 'NOT_FOUND',
  },
  'assignments.withdraw': { by: 'principal', input: ({ invitedId }) => ({ assignmentId: invitedId }) },
  'assignments.answer': {
    by: 'center',
    input: ({ invitedId }) => ({ assignmentId: invitedId, answer: 'accepted' }),
  },
  'assignments.gate': { by: 'center', input: ({ assignmentId }) => ({ assignmentId }) },
  'assignments.goLive': {
    by: 'center',
    input: ({ assignmentId }) => ({ assignmentId }),
  },
  'assignments.remind': {
    by: 'center',
    input: ({ assignmentId }) => ({ assignmentId }),
    // Nothing waits for the principal.
    own: 'CONFLICT',
  },
  'assignments.setCapacity': {
    by: 'center',
    input: ({ assignmentId }) => ({ assignmentId, agents: 5, attemptsPerAgentHour: 20, hopper: 0 }),
  },
  'assignments.declareDialing': {
    by: 'center',
    input: ({ assignmentId }) => ({
      assignmentId,
      modes: ['manual'],
      noAnsweringMachineDetection: true,
      noDelay: true,
    }),
  },
  'assignments.registerNumber': {
    by: 'center',
    input: ({ assignmentId }) => ({ assignmentId, number: '070-174 06 80' }),
  },
  'assignments.endNumber': {
    by: 'center',
    input: ({ assignmentId, presentedNumberId }) => ({ assignmentId, presentedNumberId }),
  },

  'assignments.loadNumbers': {
    by: 'center',
    input: ({ assignmentId }) => file('nummer\n0701740679\n', { assignmentId }),
  },

  'audit.events': {
    by: 'principal',
    input: ({ assignmentId, campaignId }) => ({ assignmentId, campaignId }),
  },
  'audit.event': { by: 'principal', input: ({ chain }) => ({ chain, position: 1 }) },
  'audit.chains': { by: 'principal' },
  'audit.verify': { by: 'principal', input: ({ chain }) => ({ chain }), auditor: 'OK' },

  'campaigns.list': { by: 'principal', input: () => ({}) },
  'campaigns.get': { by: 'principal', input: ({ campaignId }) => ({ campaignId }) },
  'campaigns.progress': { by: 'principal', input: ({ campaignId }) => ({ campaignId }), wordless: true },
  'campaigns.forecast': { by: 'principal', input: ({ campaignId }) => ({ campaignId }), wordless: true },
  'campaigns.events': { by: 'principal', input: ({ campaignId }) => ({ campaignId }) },
  'campaigns.totals': { by: 'principal', input: ({ campaignId }) => ({ campaignId }), wordless: true },
  'campaigns.heatmap': {
    by: 'principal',
    input: ({ campaignId }) => ({ campaignId, from: '2026-11-24', days: 7 }),
    wordless: true,
  },
  'campaigns.attempts': { by: 'principal', input: ({ campaignId }) => ({ campaignId }) },
  'campaigns.incidents': { by: 'principal', input: ({ campaignId }) => ({ campaignId, limit: 10 }) },
  'campaigns.create': { by: 'principal', input: ({ offerId }) => campaign(offerId) },
  'campaigns.update': {
    by: 'principal',
    input: ({ draftId, offerId }) => ({ campaignId: draftId, revision: 1, campaign: campaign(offerId) }),
  },
  'campaigns.move': { by: 'principal', input: ({ campaignId }) => ({ campaignId, step: 'pause' }) },
  'campaigns.copy': { by: 'principal', input: ({ campaignId }) => ({ campaignId, name: 'Egen kopia' }) },

  'complaints.list': { by: 'principal', input: ({ assignmentId }) => ({ assignmentId }) },
  'complaints.get': { by: 'principal', input: ({ complaintId }) => ({ complaintId }) },
  'complaints.register': { by: 'center', input: complaint },
  'complaints.decide': {
    by: 'principal',
    input: ({ complaintId }) => ({ complaintId, decision: 'upheld', answer: 'Egna ord' }),
  },
  'complaints.claims': { by: 'principal', input: () => ({}) },
  'complaints.claim': { by: 'principal', input: ({ tracingClaimId }) => ({ claimId: tracingClaimId }) },
  'complaints.registerClaim': {
    by: 'center',
    input: ({ assignmentId, number }) => ({ assignmentId, number, callAt: noon - 3_600_000, amount: 100 }),
  },
  'complaints.decideClaim': {
    by: 'center',
    input: ({ tracingClaimId }) => ({
      claimId: tracingClaimId,
      numberHidden: true,
      decision: 'repay',
      reason: 'Egna ord',
    }),
  },
  'complaints.payClaim': { by: 'center', input: ({ decidedClaimId }) => ({ claimId: decidedClaimId }) },

  'contactLists.list': { by: 'principal', input: ({ campaignId }) => ({ campaignId }) },
  'contactLists.get': { by: 'principal', input: ({ contactListId }) => ({ contactListId }) },
  'contactLists.contacts': { by: 'principal', input: ({ contactListId }) => ({ contactListId }) },
  'contactLists.refusedRows': { by: 'principal', input: ({ contactListId }) => ({ contactListId }) },
  'contactLists.preview': { by: 'principal', input: () => file('nummer\n0701740620\n') },
  'contactLists.import': {
    by: 'principal',
    input: ({ campaignId, assignmentId }) =>
      file('nummer\n0701740620\n', { campaignId, assignmentId, name: 'Egen', addressSource: 'Egen källa' }),
  },
  'contactLists.undo': { by: 'principal', input: ({ contactListId }) => ({ contactListId }) },

  'incidents.list': { by: 'center', input: ({ assignmentId }) => ({ assignmentId }) },
  'incidents.get': { by: 'center', input: ({ incidentId }) => ({ incidentId }) },
  'incidents.desk': { by: 'center', input: ({ incidentId }) => ({ incidentId }) },
  'incidents.report': {
    by: 'center',
    input: ({ incidentId }) => ({
      incidentId,
      recipient: 'nix-board',
      done: 'Egna ord',
      contact: 'Egna ord',
    }),
  },
  'incidents.leaveUnreported': {
    by: 'center',
    input: ({ incidentId }) => ({ incidentId, reason: 'Egna ord' }),
  },
  'incidents.close': { by: 'principal', input: ({ incidentId }) => ({ incidentId, reason: 'Egna ord' }) },

  'numbers.places': { by: 'center', input: ({ number }) => ({ number }) },
  'numbers.ofContact': {
    by: 'principal',
    input: ({ contactId }) => ({ contactId }),
    wordless: true,
  },
  'numbers.explain': {
    by: 'center',
    input: ({ number, assignmentId }) => ({ number, assignmentId }),
  },

  'obligations.list': { by: 'center', input: ({ assignmentId }) => ({ assignmentId }) },
  'obligations.get': { by: 'center', input: ({ obligationId }) => ({ obligationId }) },
  'obligations.waive': {
    by: 'principal',
    input: ({ obligationId }) => ({ obligationId, reason: 'Egna ord' }),
  },

  'offers.list': { by: 'principal', input: () => ({}) },
  'offers.get': { by: 'principal', input: ({ offerId }) => ({ offerId }) },
  'offers.versions': { by: 'principal', input: ({ offerId }) => ({ offerId }) },
  'offers.create': {
    by: 'principal',
    input: ({ offerId }) => ({
      lineageId: offerId,
      name: 'Egen version',
      productKind: 'broadband',
      regime: 'dal2',
      terms: { ...fullTerms, description: 'Egna villkor' },
    }),
  },

  'presentedNumbers.list': { by: 'center', input: ({ assignmentId }) => ({ assignmentId }) },
  'presentedNumbers.get': { by: 'center', input: ({ presentedNumberId }) => ({ presentedNumberId }) },
  'presentedNumbers.confirm': {
    by: 'center',
    input: ({ assignmentId, presentedNumberId }) => ({
      assignmentId,
      presentedNumberId,
      answeredBy: 'message',
    }),
  },
  'presentedNumbers.test': {
    by: 'center',
    input: ({ assignmentId, presentedNumberId }) => ({ assignmentId, presentedNumberId, works: true }),
  },

  'privacy.policy': { by: 'principal' },
  'privacy.version': { by: 'principal', input: () => ({ version: 1 }) },
  'privacy.saveDraft': { by: 'principal', input: () => ({ texts: {} }) },
  'privacy.publish': { by: 'principal', input: () => ({ plain: true }) },
  'privacy.reviews': { by: 'principal', wordless: true },
  'privacy.signReview': {
    by: 'principal',
    input: () => ({ answers: reviewAnswers, findings: 'Egna ord' }),
  },
  'privacy.recordings': { by: 'principal', wordless: true },
  'privacy.partnerRecordings': {
    by: 'principal',
    input: ({ assignmentId }) => ({ assignmentId }),
    wordless: true,
  },
  'privacy.publishRecordings': {
    by: 'principal',
    input: () => ({ listeners: 'Chefen', place: 'Här', deletion: 'Snart' }),
  },
  'privacy.withdrawRecordings': { by: 'principal' },
  'privacy.blocking': { by: 'principal', wordless: true },
  'privacy.publishBlocking': { by: 'principal', input: () => ({ words: 'Egna ord' }) },

  'registers.suppressions': { by: 'principal', input: ({ registered }) => ({ number: registered }) },
  'registers.suppress': {
    by: 'center',
    input: ({ assignmentId }) => ({ number: '070-174 06 81', assignmentId }),
  },
  'registers.liftSuppression': { by: 'principal', input: ({ registered }) => ({ number: registered }) },
  'registers.loadSuppressions': { by: 'principal', input: () => file('nummer\n0701740682\n') },
  'registers.consents': { by: 'principal', input: ({ registered }) => ({ number: registered }) },
  'registers.addConsent': {
    by: 'principal',
    input: () => ({ number: '070-174 06 83', givenAt: '2026-11-20', source: 'Egen' }),
  },
  'registers.loadConsents': {
    by: 'principal',
    input: () => file('nummer;givet;källa\n0701740683;2026-11-20;Egen\n'),
  },
  'registers.withdrawConsent': { by: 'principal', input: ({ registered }) => ({ number: registered }) },
  'registers.customerRelations': { by: 'principal', input: ({ registered }) => ({ number: registered }) },
  'registers.addCustomerRelation': {
    by: 'principal',
    input: () => ({ number: '070-174 06 84', productKind: 'Egen', since: '2026-01-01' }),
  },
  'registers.loadCustomerRelations': {
    by: 'principal',
    input: () => file('nummer;produkt;sedan\n0701740684;Egen;2026-01-01\n'),
  },
  'registers.endCustomerRelation': {
    by: 'principal',
    input: ({ customerRelationId }) => ({ customerRelationId }),
  },
  'registers.nixVersions': { by: 'principal', wordless: true },
  'registers.loadNix': { by: 'principal', input: () => file('0701740685\n', { date: '2026-11-20' }) },

  'reports.breaches': { by: 'principal', input: () => ({ weeks: 4 }) },

  'responsibility.list': { by: 'center', input: () => ({}) },
  'responsibility.get': { by: 'center', input: ({ assignmentId }) => ({ assignmentId }) },
  'responsibility.propose': {
    by: 'center',
    input: ({ assignmentId }) => ({ assignmentId, revision: null, listSuppliers: ['Egen'] }),
  },
  'responsibility.comment': {
    by: 'center',
    input: ({ assignmentId }) => ({ assignmentId, words: 'Egna ord' }),
  },
  'responsibility.sign': {
    by: 'center',
    input: ({ assignmentId }) => ({ assignmentId, fingerprint: 'a'.repeat(64), code: '000000' }),
    own: 'CONFLICT',
  },
  'responsibility.withdraw': {
    by: 'center',
    input: ({ assignmentId }) => ({ assignmentId }),
    own: 'CONFLICT',
  },
  'responsibility.saveTemplate': { by: 'principal', input: ({ assignmentId }) => ({ assignmentId }) },

  'sales.list': { by: 'center', input: ({ assignmentId }) => ({ assignmentId }) },
  'sales.get': { by: 'center', input: ({ saleId }) => ({ saleId }) },
  'sales.calls': { by: 'center', input: ({ number }) => ({ number }), auditor: 'FORBIDDEN' },
  'sales.draft': { by: 'center', input: ({ unsoldId }) => ({ attemptId: unsoldId }), auditor: 'FORBIDDEN' },
  'sales.register': {
    by: 'center',
    input: ({ unsoldId }) => ({
      attemptId: unsoldId,
      sale: { consumer: { name: 'Karin Wallberg', email: 'karin@example.test' } },
    }),
  },
  // The world's sale is offered: found, and past or before these steps.
  'sales.completions': { by: 'principal', input: ({ saleId }) => ({ saleId }), wordless: true },
  'sales.complete': {
    by: 'principal',
    input: ({ saleId, offerId }) => ({ saleId, offerId }),
    own: 'CONFLICT',
  },
  'sales.deliver': {
    by: 'principal',
    input: ({ saleId }) => ({ saleId, deliveredAt: noon - 60_000 }),
    own: 'CONFLICT',
  },
  'sales.resend': { by: 'principal', input: ({ saleId }) => ({ saleId, kind: 'offer' }), own: 'CONFLICT' },
  'sales.correctEmail': { by: 'principal', input: ({ saleId }) => ({ saleId, email: 'egen@example.test' }) },
  'sales.holdRecording': {
    by: 'principal',
    input: ({ recordingId }) => ({ recordingId, reason: 'Egna ord', until: '2027-03-01' }),
  },
  'sales.releaseRecording': {
    by: 'principal',
    input: ({ heldRecordingId }) => ({ recordingId: heldRecordingId, reason: 'Egna ord' }),
  },

  'scripts.list': { by: 'principal' },
  'scripts.get': { by: 'principal', input: ({ campaignId }) => ({ campaignId }) },
  'scripts.forAssignment': { by: 'center', input: ({ assignmentId }) => ({ assignmentId }) },
  'scripts.add': {
    by: 'principal',
    input: ({ campaignId }) => ({ campaignId, blocks: scriptBlocks }),
  },
  'scripts.approve': { by: 'principal', input: ({ scriptId }) => ({ scriptId }) },

  'search.find': { by: 'principal', input: () => ({ text: 'Egen' }), bare: 'OK' },

  'settings.members': { by: 'principal' },
  'settings.apiKeys': { by: 'principal', auditor: 'FORBIDDEN' },
  'settings.scopes': { by: 'principal', wordless: true, bare: 'OK' },
  'settings.createApiKey': {
    by: 'center',
    input: ({ assignmentId }) => ({
      name: 'Egen',
      scopes: ['slots:read'],
      assignmentId,
      expiresAt: noon + DAY,
    }),
  },
  'settings.rotateApiKey': { by: 'principal', input: ({ apiKeyId }) => ({ apiKeyId }) },
  'settings.apiRequests': {
    by: 'principal',
    input: ({ apiKeyId }) => ({ apiKeyId }),
    auditor: 'FORBIDDEN',
  },
  'settings.revokeApiKey': { by: 'principal', input: ({ apiKeyId }) => ({ apiKeyId }) },
};

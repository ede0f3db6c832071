import type {
  ActivationDuty,
  AfterwardsDuty,
  AttemptDuty,
  CallDuty,
  Duty,
  OutcomeDuty,
  SaleDuty,
} from '../duty.ts';
import { addressSource } from './address-source.ts';
import { agentKnowledge } from './agent-knowledge.ts';
import { agentTraining } from './agent-training.ts';
import { attemptInterval } from './attempt-interval.ts';
import { automatedCall } from './automated-call.ts';
import { callDelay } from './call-delay.ts';
import { callbackAnnouncement } from './callback-announcement.ts';
import { callingHours } from './calling-hours.ts';
import { closedDay } from './closed-day.ts';
import { conduct } from './conduct.ts';
import { considerationTime } from './consideration-time.ts';
import { contractConfirmation } from './contract-confirmation.ts';
import { dailyAttempts } from './daily-attempts.ts';
import { dataMinimization } from './data-minimization.ts';
import { dedicatedRedial } from './dedicated-redial.ts';
import { dialingMode } from './dialing-mode.ts';
import { disclosureOnRequest } from './disclosure-on-request.ts';
import { evidence } from './evidence.ts';
import { identicalOffer } from './identical-offer.ts';
import { identification } from './identification.ts';
import { minimumRings } from './minimum-rings.ts';
import { nixRegister } from './nix-register.ts';
import { numberTraceability } from './number-traceability.ts';
import { permissionToContinue } from './permission-to-continue.ts';
import { presentedNumber } from './presented-number.ts';
import { privacyPolicy } from './privacy-policy.ts';
import { privacyReview } from './privacy-review.ts';
import { readBack } from './read-back.ts';
import { recording } from './recording.ts';
import { recordingPolicy } from './recording-policy.ts';
import { recordingRetention } from './recording-retention.ts';
import { owedRedial } from './redial-owed.ts';
import { responsibilityAgreement } from './responsibility-agreement.ts';
import { scriptElements } from './script-elements.ts';
import { silentCall } from './silent-call.ts';
import { suppressionList } from './suppression-list.ts';
import { suppressionRegister } from './suppression-register.ts';
import { suppressionScrub } from './suppression-scrub.ts';
import { thirtyDayAttempts } from './thirty-day-attempts.ts';
import { tracingCost } from './tracing-cost.ts';
import { violationReport } from './violation-report.ts';
import { withdrawalInformation } from './withdrawal-information.ts';
import { writtenAcceptance } from './written-acceptance.ts';
import { writtenOffer } from './written-offer.ts';

/** The duties decided before an attempt, sorted by id: the order of a decision's findings. */
export const attemptDuties: readonly AttemptDuty[] = [
  attemptInterval,
  automatedCall,
  callingHours,
  closedDay,
  considerationTime,
  dailyAttempts,
  dedicatedRedial,
  identicalOffer,
  nixRegister,
  presentedNumber,
  suppressionList,
  thirtyDayAttempts,
];

/** The duties judged once an attempt has ended, sorted by id. */
export const outcomeDuties: readonly OutcomeDuty[] = [callDelay, minimumRings, owedRedial, silentCall];

/** The duties of the call, sorted by id. */
export const callDuties: readonly CallDuty[] = [
  agentKnowledge,
  conduct,
  disclosureOnRequest,
  identification,
  permissionToContinue,
];

/** The duties of a sale, sorted by id. */
export const saleDuties: readonly SaleDuty[] = [
  contractConfirmation,
  evidence,
  readBack,
  recording,
  recordingRetention,
  withdrawalInformation,
  writtenAcceptance,
  writtenOffer,
];

/** The conditions of the gate, in the order in which a checklist takes them. */
export const activationDuties: readonly ActivationDuty[] = [
  numberTraceability,
  callbackAnnouncement,
  scriptElements,
  addressSource,
  suppressionRegister,
  suppressionScrub,
  dialingMode,
  responsibilityAgreement,
  recordingPolicy,
  privacyPolicy,
  privacyReview,
  agentTraining,
];

/** The duties after the calls, sorted by id. */
export const afterwardsDuties: readonly AfterwardsDuty[] = [dataMinimization, tracingCost, violationReport];

/** The whole catalogue: every duty once, by stage. */
export const duties: readonly Duty[] = [
  ...attemptDuties,
  ...outcomeDuties,
  ...callDuties,
  ...saleDuties,
  ...activationDuties,
  ...afterwardsDuties,
];

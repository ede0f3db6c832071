export {
  beginEnrolment,
  confirmEnrolment,
  type Enrolment,
  renewRecoveryCodes,
  type SecondFactorState,
  secondFactorOf,
} from './enrol.ts';
export { oneTimeCode } from './one-time-code.ts';
export { verifySecondFactor } from './verify.ts';

/** Evidence as it leaves the house, and its verification: pure, without a database, so that it runs anywhere. */
export * from './bundle.ts';
export { canonical } from './canonical.ts';
export { type ChainEvent, hashOf, lineOf } from './chain-event.ts';
export type { Fault, FaultReason } from './fault.ts';
export {
  type CheckpointStatement,
  checkpointText,
  fingerprint,
  isSignedBy,
  type Signer,
  signerOf,
} from './signing-key.ts';
export { type BundleReader, type Verdict, verifyBundle } from './verify-bundle.ts';

export { type DryRunDecision, type DryRunInput, dryRunDecisions } from './dry-run.ts';
export { explainNumber, type NumberAttempt, type NumberVerdict } from './explain.ts';

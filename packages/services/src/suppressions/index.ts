export { addSuppression, type Suppressed } from './add.ts';
export { followSuppressions, type SuppressionChange, type SuppressionFeed } from './follow.ts';
export { listSuppressions, type SuppressionRow } from './list.ts';
export { loadSuppressions } from './load.ts';
export { removeSuppression } from './remove.ts';
export { stopCalls } from './stop-calls.ts';
export { withdrawSuppressed } from './withdraw.ts';

export { addSuppression, type Suppressed } from './add.ts';
export { followSuppressions, listSuppressions, type SuppressionChange, type SuppressionRow } from './list.ts';
export { loadSuppressions } from './load.ts';
export { removeSuppression } from './remove.ts';
export { stopCalls } from './stop-calls.ts';
export { withdrawSuppressed } from './withdraw.ts';

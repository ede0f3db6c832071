export type { Side } from './as-party.ts';
export { commentResponsibility } from './comment.ts';
export {
  dueWords,
  type MatrixContent,
  type MatrixDifference,
  type MatrixRow,
  type MatrixSide,
  matrixSides,
} from './content.ts';
export { downloadResponsibility } from './download.ts';
export {
  getResponsibility,
  type MatrixComment,
  type MatrixSignature,
  type MatrixVersionRow,
  type Responsibility,
  type ShownVersion,
} from './get.ts';
export { listResponsibilities, type MatrixListRow } from './list.ts';
export { proposeResponsibility } from './propose.ts';
export { signResponsibility } from './sign.ts';
export { maySign } from './signer.ts';
export { saveTemplate } from './template.ts';
export { withdrawProposal } from './withdraw.ts';

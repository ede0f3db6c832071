export { addScriptVersion } from './add.ts';
export { approveScript } from './approve.ts';
export {
  type BlockElement,
  blockElements,
  ownWords,
  type ScriptBlock,
  type ScriptLanguage,
  scriptLanguages,
} from './blocks.ts';
export {
  type AssignmentScript,
  getAssignmentScript,
  getServedScript,
  type ServedScript,
} from './for-assignment.ts';
export { type CampaignScript, getCampaignScript, type ScriptVersion } from './list.ts';
export { listScripts, type ScriptRow } from './list-scripts.ts';
export { fillPlaceholders, namesIn, type Placeholder, placeholders } from './placeholders.ts';

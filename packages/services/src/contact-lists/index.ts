export { type Encoding, encodings } from './encoding.ts';
export { type FileFault, fileFaults, largestFile } from './faults.ts';
export { importContactList } from './import.ts';
export { type RefusalReason, refusalReasons } from './judge-row.ts';
export { type ContactList, type ContactListState, getContactList, listContactLists } from './list.ts';
export {
  type ContactState,
  contactStates,
  type ListedContact,
  listContacts,
  numberOfContact,
} from './list-contacts.ts';
export { planContactList } from './plan.ts';
export { type Choices, type ContactListPreview, previewContactList } from './preview.ts';
export { listRefusedRows, type RefusedRow, type RefusedRowsWords, refusedRowsCsv } from './refused-rows.ts';
export { runImport } from './run-import.ts';
export { type Delimiter, delimiters } from './sniff.ts';
export { undoContactList } from './undo.ts';

export { deleteRecording } from './delete.ts';
export { holdRecording, releaseRecording } from './hold.ts';
export { type ListedRecording, listRecordings, type RecordingItem } from './list.ts';
export { type OpenedRecording, openRecording } from './open.ts';
export {
  MOST_RECORDING_BYTES,
  type RecordingInput,
  type RecordingPart,
  recordingInput,
  recordingParts,
} from './schemas.ts';
export { type UploadedRecording, uploadRecording } from './upload.ts';

import { type Context, deleteRecording, type Work } from '@ringratt/services';

export const deleteRecordingDue = (ctx: Context, work: Work): Promise<void> => deleteRecording(ctx, work);

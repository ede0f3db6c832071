import { type Context, runImport, type Work } from '@ringratt/services';

export const importContactList = (ctx: Context, work: Work): Promise<void> => runImport(ctx, work);

import { type Context, type Work, watchGate as watch } from '@ringratt/services';

export const watchGate = (ctx: Context, work: Work): Promise<void> => watch(ctx, work);

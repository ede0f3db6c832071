import { type Context, fallDue as fall, type Work } from '@ringratt/services';

export const fallDue = (ctx: Context, work: Work): Promise<void> => fall(ctx, work);

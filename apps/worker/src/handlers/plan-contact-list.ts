import { type Context, planContactList as plan, type Work } from '@ringratt/services';

export const planContactList = (ctx: Context, work: Work): Promise<void> => plan(ctx, work);

import { type Context, removePresentedNumber as remove, type Work } from '@ringratt/services';

export const removePresentedNumber = (ctx: Context, work: Work): Promise<void> => remove(ctx, work);

import { type Context, remindOfObligation as remind, type Work } from '@ringratt/services';

export const remindOfObligation = (ctx: Context, work: Work): Promise<void> => remind(ctx, work);

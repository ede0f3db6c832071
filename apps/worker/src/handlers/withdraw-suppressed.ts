import { type Context, type Work, withdrawSuppressed as withdraw } from '@ringratt/services';

export const withdrawSuppressed = (ctx: Context, work: Work): Promise<void> => withdraw(ctx, work);

import { type Context, scrubPlanned as scrub, type Work } from '@ringratt/services';

export const scrubPlanned = (ctx: Context, work: Work): Promise<void> => scrub(ctx, work);

import type { Context, Work } from '@ringratt/services';
import { sendOffer as act } from '@ringratt/services/documents';

export const sendOffer = (ctx: Context, work: Work): Promise<void> => act(ctx, work);

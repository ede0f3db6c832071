import type { Context, Work } from '@ringratt/services';
import { lapseOffer as act } from '@ringratt/services/documents';

export const lapseOffer = (ctx: Context, work: Work): Promise<void> => act(ctx, work);

import type { Context, Work } from '@ringratt/services';
import { sendContract as act } from '@ringratt/services/documents';

export const sendContract = (ctx: Context, work: Work): Promise<void> => act(ctx, work);

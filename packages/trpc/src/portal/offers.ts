import { createOffer, getOffer, listOffers, listOfferVersions } from '@ringratt/services';
import { z } from 'zod';
import { form } from './form.ts';
import { procedure, router } from './procedure.ts';

export const offers = router({
  list: procedure
    .input(form<NonNullable<Parameters<typeof listOffers>[1]>>())
    .query(({ ctx, input }) => listOffers(ctx.acting, input)),
  get: procedure
    .input(z.object({ offerId: z.string() }))
    .query(({ ctx, input }) => getOffer(ctx.acting, input.offerId)),
  versions: procedure
    .input(z.object({ offerId: z.string() }))
    .query(({ ctx, input }) => listOfferVersions(ctx.acting, input.offerId)),
  create: procedure
    .input(form<Parameters<typeof createOffer>[1]>())
    .mutation(({ ctx, input }) => createOffer(ctx.acting, input)),
});

import {
  createApiKey,
  listApiKeys,
  listApiRequests,
  listMembers,
  revokeApiKey,
  rotateApiKey,
  scopes,
} from '@ringratt/services';
import { z } from 'zod';
import { form } from './form.ts';
import { procedure, router } from './procedure.ts';

/** People and machines of the acting organization. */
export const settings = router({
  members: procedure.query(({ ctx }) => listMembers(ctx.acting)),
  apiKeys: procedure.query(({ ctx }) => listApiKeys(ctx.acting)),
  scopes: procedure.query(() => scopes),
  createApiKey: procedure
    .input(form<Parameters<typeof createApiKey>[1]>())
    .mutation(({ ctx, input }) => createApiKey(ctx.acting, input)),
  rotateApiKey: procedure
    .input(form<Parameters<typeof rotateApiKey>[1]>())
    .mutation(({ ctx, input }) => rotateApiKey(ctx.acting, input)),
  apiRequests: procedure
    .input(form<NonNullable<Parameters<typeof listApiRequests>[1]>>())
    .query(({ ctx, input }) => listApiRequests(ctx.acting, input)),
  revokeApiKey: procedure
    .input(z.object({ apiKeyId: z.string() }))
    .mutation(({ ctx, input }) => revokeApiKey(ctx.acting, input.apiKeyId)),
});

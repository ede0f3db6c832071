import { createApiKey, listApiKeys, listMembers, revokeApiKey, scopes } from '@ringratt/services';
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
  revokeApiKey: procedure
    .input(z.object({ apiKeyId: z.string() }))
    .mutation(({ ctx, input }) => revokeApiKey(ctx.acting, input.apiKeyId)),
});

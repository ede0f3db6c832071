import { attestAgent, endAgent, Invalid, listAgents, loadAttestations } from '@ringratt/services';
import { z } from 'zod';
import { form } from './form.ts';
import { procedure, router } from './procedure.ts';

/** As a form sends it: the service reads the file line by line. */
const file = z.instanceof(FormData);

/** The contact center's agents, and what each has attested to knowing. */
export const agents = router({
  list: procedure
    .input(form<NonNullable<Parameters<typeof listAgents>[1]>>())
    .query(({ ctx, input }) => listAgents(ctx.acting, input)),
  attest: procedure
    .input(form<Parameters<typeof attestAgent>[1]>())
    .mutation(({ ctx, input }) => attestAgent(ctx.acting, input)),
  end: procedure
    .input(z.object({ reference: z.string() }))
    .mutation(({ ctx, input }) => endAgent(ctx.acting, input)),
  load: procedure.input(file).mutation(async ({ ctx, input }) => {
    const given = input.get('file');
    if (!(given instanceof File) || given.size === 0)
      throw new Invalid([{ path: 'file', message: 'required' }]);
    return loadAttestations(ctx.acting, { content: new Uint8Array(await given.arrayBuffer()) });
  }),
});

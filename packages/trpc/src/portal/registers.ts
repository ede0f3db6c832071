import {
  addSuppression,
  Invalid,
  listNixVersions,
  listSuppressions,
  loadNixVersion,
  removeSuppression,
} from '@ringratt/services';
import { z } from 'zod';
import { form } from './form.ts';
import { procedure, router } from './procedure.ts';

/** As a form sends it; the service reads the file line by line. */
const nixForm = z.instanceof(FormData);

/** The organization's own registers: whom it may not call, and whom it may. */
export const registers = router({
  suppressions: procedure
    .input(form<NonNullable<Parameters<typeof listSuppressions>[1]>>())
    .query(({ ctx, input }) => listSuppressions(ctx.acting, input)),
  suppress: procedure
    .input(form<Parameters<typeof addSuppression>[1]>())
    .mutation(({ ctx, input }) => addSuppression(ctx.acting, input)),
  liftSuppression: procedure
    .input(z.object({ number: z.string() }))
    .mutation(({ ctx, input }) => removeSuppression(ctx.acting, input)),
  nixVersions: procedure.query(({ ctx }) => listNixVersions(ctx.acting)),
  loadNix: procedure.input(nixForm).mutation(({ ctx, input }) => {
    const file = input.get('file');
    if (!(file instanceof File) || file.size === 0)
      throw new Invalid([{ path: 'file', message: 'required' }]);
    return loadNixVersion(ctx.acting, { date: String(input.get('date') ?? ''), numbers: file.stream() });
  }),
});

import {
  addSuppression,
  endCustomerRelation,
  Invalid,
  listConsents,
  listCustomerRelations,
  listNixVersions,
  listSuppressions,
  loadConsents,
  loadCustomerRelations,
  loadNixVersion,
  loadSuppressions,
  type RegisterLoad,
  removeSuppression,
  withdrawConsent,
} from '@ringratt/services';
import { z } from 'zod';
import { form } from './form.ts';
import { procedure, router } from './procedure.ts';

/** As a form sends it; the service reads the file line by line. */
const uploadForm = z.instanceof(FormData);

/** @throws Invalid where no file was chosen */
function fileIn(input: FormData): File {
  const file = input.get('file');
  if (!(file instanceof File) || file.size === 0) throw new Invalid([{ path: 'file', message: 'required' }]);
  return file;
}

const uploaded = async (input: FormData) => ({
  content: new Uint8Array(await fileIn(input).arrayBuffer()),
});

/** @throws Invalid for the fault of the one entry of a form */
function alone(load: RegisterLoad): RegisterLoad {
  const [refused] = load.refused;
  if (refused) throw new Invalid([{ path: refused.column, message: refused.reason }]);
  return load;
}

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
  loadSuppressions: procedure
    .input(uploadForm)
    .mutation(async ({ ctx, input }) => loadSuppressions(ctx.acting, await uploaded(input))),
  consents: procedure
    .input(form<NonNullable<Parameters<typeof listConsents>[1]>>())
    .query(({ ctx, input }) => listConsents(ctx.acting, input)),
  addConsent: procedure
    .input(form<Record<string, unknown>>())
    .mutation(async ({ ctx, input }) => alone(await loadConsents(ctx.acting, { rows: [input] }))),
  loadConsents: procedure
    .input(uploadForm)
    .mutation(async ({ ctx, input }) => loadConsents(ctx.acting, await uploaded(input))),
  withdrawConsent: procedure
    .input(z.object({ number: z.string() }))
    .mutation(({ ctx, input }) => withdrawConsent(ctx.acting, input)),
  customerRelations: procedure
    .input(form<NonNullable<Parameters<typeof listCustomerRelations>[1]>>())
    .query(({ ctx, input }) => listCustomerRelations(ctx.acting, input)),
  addCustomerRelation: procedure
    .input(form<Record<string, unknown>>())
    .mutation(async ({ ctx, input }) => alone(await loadCustomerRelations(ctx.acting, { rows: [input] }))),
  loadCustomerRelations: procedure
    .input(uploadForm)
    .mutation(async ({ ctx, input }) => loadCustomerRelations(ctx.acting, await uploaded(input))),
  endCustomerRelation: procedure
    .input(z.object({ customerRelationId: z.string() }))
    .mutation(({ ctx, input }) => endCustomerRelation(ctx.acting, input)),
  nixVersions: procedure.query(({ ctx }) => listNixVersions(ctx.acting)),
  loadNix: procedure.input(uploadForm).mutation(({ ctx, input }) =>
    loadNixVersion(ctx.acting, {
      date: String(input.get('date') ?? ''),
      numbers: fileIn(input).stream(),
    }),
  ),
});

import { loadCustomerRelations } from '@ringratt/services';
import { dialerRouterOf, mutation } from './procedure.ts';
import { cell, mostRefused, registerAnswer, registerInput, showLoad, sourceOf } from './register-fields.ts';

export const customerRelations = dialerRouterOf({
  load: mutation
    .meta({
      openapi: {
        method: 'POST',
        path: '/v1/customer-relations',
        summary: 'Record customer relations',
        description:
          "With a principal's key: contracts for a kind of product (2). An entry sent again with `endedAt` closes that relation. What is refused keeps nothing else out.",
        tags: ['Registers'],
      },
      guard: { permission: 'register.write' },
      csvBody: 'number,product,from,ended\n070-174 06 05,broadband,2024-01-01,\n',
    })
    .input(
      registerInput({
        number: cell('A Swedish number in any spelling.', '070-174 06 05'),
        productKind: cell('As the offers name their kind of product, 1 to 80 letters.', 'broadband'),
        since: cell('A local day, or an instant with its offset. Not later than now.', '2024-01-01'),
        endedAt: cell('Likewise, where it has ended.', null, ['string', 'null']),
      }),
    )
    .output(registerAnswer)
    .mutation(async ({ ctx, input }) => {
      const { source, alone } = sourceOf(input);
      return showLoad(await loadCustomerRelations(ctx.act, source, { mostRefused }), source, alone);
    }),
});

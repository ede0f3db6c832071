import { loadConsents } from '@ringratt/services';
import { dialerRouterOf, mutation } from './procedure.ts';
import { cell, mostRefused, registerAnswer, registerInput, showLoad, sourceOf } from './register-fields.ts';

export const consents = dialerRouterOf({
  load: mutation
    .meta({
      openapi: {
        method: 'POST',
        path: '/v1/consents',
        summary: 'Record consents',
        description:
          "With a principal's key: consents to be called in spite of NIX-Telefon (2), or by automated calls (3.4). An entry sent again with `withdrawnAt` ends that consent. What is refused keeps nothing else out.",
        tags: ['Registers'],
      },
      guard: { permission: 'register.write' },
      csvBody: 'number,given at,withdrawn at,automated,source\n070-174 06 05,2026-11-20,,no,Web form\n',
    })
    .input(
      registerInput({
        number: cell('A Swedish number in any spelling.', '070-174 06 05'),
        givenAt: cell('A local day, or an instant with its offset. Not later than now.', '2026-11-20'),
        withdrawnAt: cell('Likewise, where it was taken back.', null, ['string', 'null']),
        automated: cell('Whether it covers automated calls.', false, 'boolean'),
        source: cell('Where and how it was given, 1 to 300 letters.', 'Web form'),
      }),
    )
    .output(registerAnswer)
    .mutation(async ({ ctx, input }) => {
      const { source, alone } = sourceOf(input);
      return showLoad(await loadConsents(ctx.act, source, { mostRefused }), source, alone);
    }),
});

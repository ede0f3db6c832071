import { getOrganizationOfKey, publicId } from '@ringratt/services';
import { z } from 'zod';
import { id } from './fields.ts';
import { dialerRouterOf, query } from './procedure.ts';

export const me = dialerRouterOf({
  get: query
    .meta({
      openapi: {
        method: 'GET',
        path: '/v1/me',
        summary: 'Who am I',
        description: 'The key, its organization and what it may do.',
        tags: ['Key'],
      },
    })
    .input(z.object({}))
    .output(
      z.object({
        key: z.object({
          keyId: id('key', 'key_01kas5v2h8e7pbx4c9wq3mdn6t'),
          name: z.string(),
          assignmentId: z
            .string()
            .nullable()
            .meta({ description: 'Set where the key reaches one assignment alone.' }),
        }),
        organization: z.object({
          organizationId: id('organization', 'org_01kas5v2h8e7pbx4c9wq3mdn6t'),
          name: z.string(),
          isPrincipal: z.boolean(),
          isContactCenter: z.boolean(),
        }),
        scopes: z.array(z.string()),
      }),
    )
    .query(async ({ ctx }) => {
      const { actor } = ctx.act;
      const narrowed = actor.kind === 'apiKey' ? actor.assignmentId : null;
      const organization = await getOrganizationOfKey(ctx.act);
      return {
        key: {
          keyId: ctx.key.id,
          name: ctx.key.name,
          assignmentId: narrowed && publicId('assignment', narrowed),
        },
        organization,
        scopes: actor.kind === 'apiKey' ? [...actor.scopes] : [],
      };
    }),
});

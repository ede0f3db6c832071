import {
  formatNumber,
  internalId,
  listAssignments,
  listCampaigns,
  may,
  parseNumber,
} from '@ringratt/services';
import { z } from 'zod';
import { procedure, router } from './procedure.ts';

export interface SearchHit {
  kind: 'number' | 'campaign' | 'assignment';
  title: string;
  detail: string;
  /** Path in the portal, without language. */
  href: string;
}

/** Ids that lead to a page of their own. */
const pages = [
  ['campaign', '/campaigns'],
  ['assignment', '/assignments'],
  ['contactList', '/contact-lists'],
] as const;

export const search = router({
  /** Numbers in any spelling, ids, and names of campaigns. */
  find: procedure
    .input(z.object({ text: z.string().max(100) }))
    .query(async ({ ctx, input }): Promise<SearchHit[]> => {
      const text = input.text.trim();
      const number = /\d{5}/.test(text.replace(/[^\d]/g, '')) ? parseNumber(text) : null;
      if (number?.ok) {
        return [
          {
            kind: 'number',
            title: formatNumber(number.number),
            detail: '',
            href: `/numbers/${number.number}`,
          },
        ];
      }
      for (const [noun, page] of pages) {
        if (internalId(noun, text))
          return [
            {
              kind: noun === 'campaign' ? 'campaign' : 'assignment',
              title: text,
              detail: '',
              href: `${page}/${text}`,
            },
          ];
      }
      const [campaigns, assignments] = await Promise.all([
        may(ctx.acting.actor, 'campaign.read') ? listCampaigns(ctx.acting, { search: text, limit: 6 }) : null,
        may(ctx.acting.actor, 'assignment.read')
          ? listAssignments(ctx.acting, { search: text, limit: 6 })
          : null,
      ]);
      return [
        ...(campaigns?.items ?? []).map(
          (found): SearchHit => ({
            kind: 'campaign',
            title: found.name,
            detail: '',
            href: `/campaigns/${found.id}`,
          }),
        ),
        ...(assignments?.items ?? []).map(
          (found): SearchHit => ({
            kind: 'assignment',
            title: found.campaign.name,
            detail: found.principal.name,
            href: `/assignments/${found.id}`,
          }),
        ),
      ];
    }),
});

import {
  assignmentsWithNumber,
  explainNumber,
  getAssignment,
  getCampaign,
  idOf,
  listAssignments,
  listCampaigns,
  may,
  NotFound,
  numberOfContact,
  publicId,
} from '@ringratt/services';
import { z } from 'zod';
import { procedure, router } from './procedure.ts';

/** An assignment to judge a number under, as a form offers it. */
export interface NumberPlace {
  assignmentId: string;
  campaign: string;
  party: string;
  live: boolean;
}

export const numbers = router({
  /** Where the number can be judged, those that have it on a list first, then the live ones. */
  places: procedure
    .input(z.object({ number: z.string().nullish() }))
    .query(async ({ ctx, input }): Promise<NumberPlace[]> => {
      const { acting } = ctx;
      const [campaigns, assignments, withNumber] = await Promise.all([
        may(acting.actor, 'campaign.read') ? listCampaigns(acting, { limit: 200 }) : null,
        may(acting.actor, 'assignment.read') ? listAssignments(acting, { limit: 200 }) : null,
        input.number ? assignmentsWithNumber(acting, input.number) : ([] as string[]),
      ]);
      const places = [
        ...(campaigns?.items ?? []).flatMap((campaign) =>
          campaign.centers.map((center) => ({
            assignmentId: center.assignmentId,
            campaign: campaign.name,
            party: center.name,
            live: campaign.state === 'live' && center.state === 'live',
          })),
        ),
        ...(assignments?.items ?? []).map((part) => ({
          assignmentId: part.id,
          campaign: part.campaign.name,
          party: part.principal.name,
          live: part.state === 'live' && part.campaign.state === 'live',
        })),
      ];
      const rank = (place: NumberPlace) => {
        const known = withNumber.indexOf(place.assignmentId);
        return known >= 0 ? known : place.live ? 1_000 : 2_000;
      };
      return places.toSorted((one, other) => rank(one) - rank(other));
    }),
  /** What a contact's page leads to: lists show numbers masked. */
  ofContact: procedure
    .input(z.object({ contactId: z.string() }))
    .query(({ ctx, input }) => numberOfContact(ctx.acting, input.contactId)),
  explain: procedure
    .input(z.object({ number: z.string(), assignmentId: z.string(), at: z.number().optional() }))
    .query(async ({ ctx, input }) => {
      const assignmentId = idOf('assignment', input.assignmentId);
      const verdict = await explainNumber(ctx.acting, { number: input.number, assignmentId, at: input.at });
      const own = await ownTerms(ctx.acting, verdict.campaignId, assignmentId);
      return {
        ...verdict,
        ...own,
        assignmentId: input.assignmentId,
        campaignId: publicId('campaign', verdict.campaignId),
        decisionId: publicId('decision', verdict.decisionId),
        attempts: verdict.attempts.map((attempt) => ({
          ...attempt,
          id: publicId('attempt', attempt.id),
          contactCenterId: publicId('organization', attempt.contactCenterId),
        })),
      };
    }),
});

/** The limits to draw and the names to say, from whichever side one asks. */
async function ownTerms(acting: Parameters<typeof getCampaign>[0], campaignId: string, assignmentId: string) {
  try {
    const campaign = await getCampaign(acting, campaignId);
    const centers = Object.fromEntries(campaign.assignments.map((part) => [part.contactCenterId, part.name]));
    const own = campaign.assignments.find((part) => part.id === publicId('assignment', assignmentId));
    return {
      side: 'principal' as const,
      limits: campaign.limits,
      campaignName: campaign.name,
      center: own?.name ?? '',
      centers,
    };
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    const part = await getAssignment(acting, assignmentId);
    return {
      side: 'contactCenter' as const,
      limits: part.terms.limits,
      campaignName: part.campaignName,
      center: '',
      centers: {} as Record<string, string>,
    };
  }
}

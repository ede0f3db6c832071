import {
  type CampaignStep,
  campaignForecast,
  campaignProgress,
  campaignTotals,
  copyCampaign,
  createCampaign,
  getCampaign,
  listCampaignAttempts,
  listCampaignEvents,
  listCampaignIncidents,
  listCampaigns,
  moveCampaign,
  sentByForm,
  slotHeatmap,
  updateCampaign,
} from '@ringratt/services';
import { z } from 'zod';
import { form } from './form.ts';
import { procedure, router } from './procedure.ts';

const campaignId = z.string();
const named = z.object({ campaignId });

export const campaigns = router({
  list: procedure
    .input(form<NonNullable<Parameters<typeof listCampaigns>[1]>>())
    .query(({ ctx, input }) => listCampaigns(ctx.acting, input)),
  get: procedure.input(named).query(({ ctx, input }) => getCampaign(ctx.acting, input.campaignId)),
  progress: procedure.input(named).query(({ ctx, input }) => campaignProgress(ctx.acting, input.campaignId)),
  forecast: procedure.input(named).query(({ ctx, input }) => campaignForecast(ctx.acting, input.campaignId)),
  events: procedure.input(named).query(({ ctx, input }) => listCampaignEvents(ctx.acting, input.campaignId)),
  totals: procedure.input(named).query(({ ctx, input }) => campaignTotals(ctx.acting, input.campaignId)),
  heatmap: procedure
    .input(named.extend({ from: z.string(), days: z.number().int() }))
    .query(({ ctx, input }) => slotHeatmap(ctx.acting, input)),
  attempts: procedure
    .input(named.extend({ cursor: z.string().nullish(), limit: z.number().int().optional() }))
    .query(({ ctx, input }) => listCampaignAttempts(ctx.acting, input)),
  incidents: procedure
    .input(named.extend({ limit: z.number().int() }))
    .query(({ ctx, input }) => listCampaignIncidents(ctx.acting, input)),
  create: procedure
    .input(form<Parameters<typeof createCampaign>[1] & { formKey?: string }>())
    .mutation(({ ctx, input: { formKey, ...input } }) =>
      createCampaign(sentByForm(ctx.acting, 'campaigns.create', formKey, input), input),
    ),
  update: procedure
    .input(form<Parameters<typeof updateCampaign>[1]>())
    .mutation(({ ctx, input }) => updateCampaign(ctx.acting, input)),
  move: procedure
    .input(
      named.extend({
        step: z.custom<CampaignStep>((value) =>
          ['start', 'pause', 'resume', 'end'].includes(value as string),
        ),
      }),
    )
    .mutation(({ ctx, input }) => moveCampaign(ctx.acting, input)),
  copy: procedure
    .input(named.extend({ name: z.string(), formKey: z.string().optional() }))
    .mutation(({ ctx, input: { formKey, ...input } }) =>
      copyCampaign(sentByForm(ctx.acting, 'campaigns.copy', formKey, input), input),
    ),
});

export { copyCampaign } from './copy.ts';
export { createCampaign } from './create.ts';
export { campaignForecast, type Forecast } from './forecast.ts';
export type { ExpectedDay } from './forecast-model.ts';
export { type Campaign, type CampaignAssignment, getCampaign } from './get.ts';
export { listCampaigns } from './list.ts';
export { type CampaignAttempt, listCampaignAttempts } from './list-attempts.ts';
export { type EventRow, listCampaignEvents } from './list-events.ts';
export { type CampaignIncident, listCampaignIncidents } from './list-incidents.ts';
export { type CampaignSort, campaignSorts } from './order.ts';
export { assignmentsWithNumber } from './places-of-number.ts';
export { type CampaignProgress, campaignProgress, progressOf } from './progress.ts';
export {
  type CampaignKind,
  type CampaignRow,
  type CampaignState,
  campaignInput,
  campaignKinds,
  campaignStates,
} from './schemas.ts';
export {
  assignmentHeatmap,
  type Heatmap,
  type HeatmapCell,
  type HeatmapDay,
  slotHeatmap,
} from './slot-heatmap.ts';
export { campaignTotals, type PartTotals } from './totals.ts';
export { type CampaignStep, moveCampaign, stepsFrom } from './transition.ts';
export { updateCampaign } from './update.ts';

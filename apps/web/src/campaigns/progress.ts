import 'server-only';
import { cache } from 'react';
import { portal } from '@/session/portal';

/** How far a campaign has come, counted once for the page and the frame round it: the count goes over all contacts. */
export const progressOf = cache(async (campaignId: string) =>
  (await portal()).campaigns.progress({ campaignId }),
);

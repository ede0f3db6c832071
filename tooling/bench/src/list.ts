import { type Context, listAttempts, listCampaignAttempts, listSlots, publicId } from '@ringratt/services';
import { median } from './claim.ts';
import { type Row, ratio } from './part.ts';
import { arrangeParties, fillAttempts, fillSlots, openStage } from './stage.ts';

const ROWS = 1_000_000;
/** Pages of each list in a run, one after the other. */
const PAGES = 60;
const RUNS = 5;
/** The roles whose row-level security is taken off for the comparison. */
const ROLES = ['ringratt_principal', 'ringratt_center'];

/** Row *list*: pages of lists at a million rows, with row-level security and without. */
export async function bench(): Promise<Row> {
  const stage = await openStage(2);
  try {
    const parties = await arrangeParties(stage);
    await fillSlots(stage, parties, ROWS);
    await fillAttempts(stage, parties, ROWS);
    const center: Context = { ...parties.dialer, database: stage.services.database };
    const principal: Context = parties.principal.ctx;
    const campaignId = publicId('campaign', parties.campaignId);
    const lists: Record<string, () => Promise<{ items: unknown[] }>> = {
      "a center's dial schedule": () =>
        listSlots(center, parties.assignmentId, { state: 'planned', limit: 100 }),
      "a center's attempts": () => listAttempts(center, { assignmentId: parties.assignmentId, limit: 100 }),
      "a campaign's attempts": () => listCampaignAttempts(principal, { campaignId, limit: 50 }),
    };
    const secure = async (on: boolean) => {
      for (const role of ROLES) await stage.admin.unsafe(`alter role ${role} ${on ? 'no' : ''}bypassrls`);
    };
    const taken = Object.fromEntries(
      Object.keys(lists).map((name) => [name, { on: [] as number[], off: [] as number[] }]),
    );
    for (let run = 0; run <= RUNS; run += 1) {
      for (const on of [true, false]) {
        await secure(on);
        for (const [name, page] of Object.entries(lists)) {
          const ms = await pages(page);
          if (run > 0) taken[name]![on ? 'on' : 'off'].push(ms);
        }
      }
    }
    await secure(true);
    return {
      row: 'list',
      metrics: Object.entries(taken).flatMap(([name, { on, off }]) => [
        ratio(`${name}: row-level security on / off`, median(on) / median(off), '<=1.3'),
        ratio(`${name}, ms a page`, median(on), ''),
      ]),
    };
  } finally {
    await stage.close();
  }
}

/** Milliseconds a page. */
async function pages(page: () => Promise<{ items: unknown[] }>): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < PAGES; i += 1) {
    if ((await page()).items.length === 0) throw new Error('A list was empty.');
  }
  return (performance.now() - start) / PAGES;
}

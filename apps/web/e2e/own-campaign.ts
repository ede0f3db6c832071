import { demo } from '@ringratt/testing';
import type { Page } from 'playwright-core';
import { act, ask } from './browser.ts';

export interface OwnCampaign {
  campaignId: string;
  /** Its first and last day, as they are typed. */
  days: { first: string; last: string };
}

/** A campaign of a journey's own, whose lists nobody else counts, with a contact center invited. */
export async function ownCampaign(page: Page, name: string): Promise<OwnCampaign> {
  const { now } = (await (await fetch(`${demo().web}/healthz`)).json()) as { now: string };
  const day = (away: number) => new Date(Date.parse(now) + away * 86_400_000).toISOString().slice(0, 10);
  const days = { first: day(0), last: day(60) };
  const { items: offers } = await ask<{ items: { id: string }[] }>(page, 'offers.list', {});
  const campaignId = await act<string>(page, 'campaigns.create', {
    name,
    kind: 'sale',
    offerId: offers[0]!.id,
    startsOn: days.first,
    endsOn: days.last,
    volume: 1_000,
    limits: {},
  });
  const [center] = await ask<{ id: string }[]>(page, 'assignments.knownCenters', {});
  await act(page, 'assignments.invite', {
    campaignId,
    contactCenterId: center!.id,
    agents: 1,
    attemptsPerAgentHour: 30,
  });
  return { campaignId, days };
}

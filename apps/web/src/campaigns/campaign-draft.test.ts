import { parseLimits } from '@ringratt/rules';
import { describe, expect, it } from 'vitest';
import { type CampaignDraft, draftDifferences, draftOf, emptyDraft, readDraft } from './campaign-draft';

const filled: CampaignDraft = {
  ...emptyDraft('ofr_1'),
  name: 'Fiber',
  startsOn: '2026-12-01',
  endsOn: '2026-12-18',
  volume: '12 400',
  weekdayOpens: '09:00',
  noWeekend: true,
  dailyAttempts: '1',
  closedDays: '2026-12-07\n2026-12-08',
  publicHolidaysClosed: true,
  acceptanceWaits: true,
};

describe('a campaign as its form holds it', () => {
  it('is read into what the service takes, with limits that the rules read', () => {
    const { campaign, faults } = readDraft(filled);
    expect(faults).toEqual([]);
    expect(campaign).toMatchObject({ volume: 12_400, considerationHours: 24, acceptanceWaits: true });
    expect(parseLimits(campaign.limits)).toEqual({
      ok: true,
      limits: {
        hours: { weekday: { opens: 540, closes: 1_260 }, weekend: null },
        closedDays: ['2026-12-07', '2026-12-08'],
        publicHolidaysClosed: true,
        dailyAttempts: 1,
      },
    });
  });

  it('comes back from what was saved as it was typed', () => {
    const { campaign } = readDraft(filled);
    const parsed = parseLimits(campaign.limits);
    if (!parsed.ok) throw new Error('refused');
    const back = draftOf({
      ...campaign,
      considerationHours: 24,
      limits: parsed.limits,
      offer: { id: 'ofr_1' } as never,
    });
    expect(draftDifferences(back, { ...filled, volume: '12400' })).toEqual([]);
    expect(draftDifferences(back, { ...filled, name: 'Annat' })).toEqual(['name', 'volume']);
  });

  it('names every field that cannot be read', () => {
    const { faults } = readDraft({
      ...filled,
      volume: 'många',
      weekdayOpens: 'nio',
      dailyAttempts: '1,5',
    });
    expect(faults.map((fault) => fault.path).sort()).toEqual([
      'limits.dailyAttempts',
      'limits.hours.weekday.opens',
      'volume',
    ]);
  });

  it('leaves an empty limit to the guidelines', () => {
    expect(readDraft({ ...emptyDraft('ofr_1'), volume: '1' }).campaign.limits).toEqual({});
  });
});

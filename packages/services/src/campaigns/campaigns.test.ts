import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.ts';
import { sentByForm } from '../idempotent.ts';
import { publicId } from '../ids.ts';
import { createOffer } from '../offers/index.ts';
import { arrangeParties, openStage, type Parties, type Stage } from '../testing/parties.ts';
import {
  copyCampaign,
  createCampaign,
  getCampaign,
  listCampaigns,
  moveCampaign,
  slotHeatmap,
  updateCampaign,
} from './index.ts';

let stage: Stage;
let parties: Parties;

const terms = { description: 'Fiber 500/500', monthlyPrice: 44_900 };
const campaign = (offerId: string) => ({
  name: 'Höstens fiber',
  kind: 'sale' as const,
  offerId,
  startsOn: '2026-11-01',
  endsOn: '2026-12-18',
  volume: 1_000,
});

describe('campaigns', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(async () => {
    parties = await arrangeParties(stage);
  });
  afterAll(() => stage?.close());

  const arrangeCampaign = async () => {
    const offer = await createOffer(parties.principal, {
      name: 'Fiber',
      productKind: 'fiber',
      regime: 'dal2',
      terms,
    });
    return { offer, id: await createCampaign(parties.principal, campaign(offer.id)) };
  };

  it('let the time to consider bind the answer too, kept through change and copy; never less than the guidelines', async () => {
    const { id, offer } = await arrangeCampaign();
    expect(await getCampaign(parties.principal, id)).toMatchObject({
      considerationHours: 24,
      acceptanceWaits: false,
    });
    const given = { ...campaign(offer.id), considerationHours: 48, acceptanceWaits: true };
    await updateCampaign(parties.principal, { campaignId: id, revision: 1, campaign: given });
    const copy = await copyCampaign(parties.principal, { campaignId: id, name: 'Vårens fiber' });
    const made = await createCampaign(parties.principal, given);
    for (const each of [id, copy, made])
      expect(await getCampaign(parties.principal, each)).toMatchObject({
        considerationHours: 48,
        acceptanceWaits: true,
      });
    await expect(
      createCampaign(parties.principal, { ...given, considerationHours: 23 }),
    ).rejects.toMatchObject({
      issues: [{ path: 'considerationHours', message: 'considerationTooShort' }],
    });
  });

  it('refuse a limit looser than the guidelines, with its clause', async () => {
    const { offer } = await arrangeCampaign();
    const error = await createCampaign(parties.principal, {
      ...campaign(offer.id),
      limits: { dailyAttempts: 3 },
    }).catch((e) => e);
    expect(error).toBeInstanceOf(Invalid);
    expect(error.issues).toEqual([
      { path: 'limits.dailyAttempts', message: 'looserThanGuidelines', clause: '3.2' },
    ]);
  });

  it('tell a limit that cannot be read from a looser one, and say a fault of a field once', async () => {
    const { offer } = await arrangeCampaign();
    const error = await createCampaign(parties.principal, {
      ...campaign(offer.id),
      limits: { closedDays: ['2026-02-30'], hours: { weekday: { opens: 1_200, closes: 600 } } },
    }).catch((e) => e);
    expect(error.issues).toEqual([
      { path: 'limits.hours.weekday.closes', message: 'closesBeforeOpens' },
      { path: 'limits.closedDays[0]', message: 'notADate' },
    ]);
    const undated = await createCampaign(parties.principal, { ...campaign(offer.id), startsOn: '' }).catch(
      (e) => e,
    );
    expect(undated.issues).toEqual([{ path: 'startsOn', message: 'notADate' }]);
  });

  it('are made and copied once by a form that is sent again', async () => {
    const { offer } = await arrangeCampaign();
    const given = campaign(offer.id);
    const sent = (act: string, key = 'form-0123456789ab') => sentByForm(parties.principal, act, key, given);
    const [first, again] = await Promise.allSettled([
      createCampaign(sent('create'), given),
      createCampaign(sent('create'), given),
    ]);
    // At once the second is told to wait; afterwards it is answered as the first was.
    const made = [first, again].find((one) => one.status === 'fulfilled')!.value;
    expect(await createCampaign(sent('create'), given)).toBe(made);
    const copy = { campaignId: made, name: 'Kopia' };
    const copied = await copyCampaign(sent('copy', 'form-copy-01234567'), copy);
    expect(await copyCampaign(sent('copy', 'form-copy-01234567'), copy)).toBe(copied);
    // The key of one act is none of another, nor of another person.
    await expect(copyCampaign(sent('copy'), copy)).rejects.toMatchObject({ code: 'sent-already' });
  });

  it('share one offer where the terms are identical, whatever it is called', async () => {
    const { offer } = await arrangeCampaign();
    const same = {
      name: 'Ett annat namn',
      productKind: ' Fiber',
      regime: 'dal2' as const,
      terms: { ...terms, description: 'fiber  500/500' },
    };
    expect(await createOffer(parties.principal, same)).toEqual({ id: offer.id, existed: true });
  });

  it('hold the offer once started, and the memory of limits when copied', async () => {
    const { id } = await arrangeCampaign();
    const other = await createOffer(parties.principal, {
      name: 'B',
      productKind: 'fiber',
      regime: 'dal2',
      terms: { description: 'Annat' },
    });
    expect(await moveCampaign(parties.principal, { campaignId: id, step: 'start' })).toBe('live');
    expect(await moveCampaign(parties.principal, { campaignId: id, step: 'start' })).toBe('live');
    const { revision } = await getCampaign(parties.principal, id);
    const change = updateCampaign(parties.principal, {
      campaignId: id,
      revision,
      campaign: campaign(other.id),
    });
    await expect(change).rejects.toThrow(Invalid);
    const copy = await getCampaign(
      parties.principal,
      await copyCampaign(parties.principal, { campaignId: id, name: 'Kopia' }),
    );
    expect(copy).toMatchObject({ state: 'draft', limitsId: id });
  });

  it('let the first of two editors save, and tell the second', async () => {
    const { id, offer } = await arrangeCampaign();
    const { revision } = await getCampaign(parties.principal, id);
    const save = (name: string) =>
      updateCampaign(parties.principal, {
        campaignId: id,
        revision,
        campaign: { ...campaign(offer.id), name },
      });
    await save('Först');
    await expect(save('Sedan')).rejects.toThrow(Conflict);
    expect((await getCampaign(parties.principal, id)).name).toBe('Först');
  });

  it('come in pages, newest first, none twice and none left out', async () => {
    const { offer } = await arrangeCampaign();
    for (let i = 0; i < 5; i++) {
      stage.services.clock.advance(1);
      await createCampaign(parties.principal, { ...campaign(offer.id), name: `Nr ${i}` });
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listCampaigns>> = await listCampaigns(parties.principal, {
        cursor,
        limit: 2,
      });
      seen.push(...page.items.map((row) => row.id));
      cursor = page.cursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(7);
    await expect(listCampaigns(parties.principal, { search: 'nr\0' })).rejects.toMatchObject({
      issues: [{ path: 'search', message: 'unreadable' }],
    });
    expect((await listCampaigns(parties.principal, { search: 'nr 4' })).items.map((row) => row.name)).toEqual(
      ['Nr 4'],
    );
  });

  it.each([
    ['name', ['Alvik', 'zon 9', 'Ängby', 'öster 1']],
    ['-name', ['öster 1', 'Ängby', 'zon 9', 'Alvik']],
    ['volume', ['öster 1', 'Alvik', 'Ängby', 'zon 9']],
    ['-starts', ['Ängby', 'zon 9', 'öster 1', 'Alvik']],
    ['created', ['zon 9', 'Alvik', 'öster 1', 'Ängby']],
  ] as const)('come in the order of %s, page by page', async (sort, names) => {
    const { principal } = parties;
    const { offer } = await arrangeCampaign();
    for (const [name, startsOn, volume] of [
      ['zon 9', '2027-01-12', 900],
      ['Alvik', '2027-01-10', 200],
      ['öster 1', '2027-01-11', 100],
      ['Ängby', '2027-01-13', 300],
    ] as const) {
      stage.services.clock.advance(1);
      await createCampaign(principal, {
        ...campaign(offer.id),
        name,
        startsOn,
        endsOn: '2027-02-01',
        volume,
      });
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listCampaigns>> = await listCampaigns(principal, {
        cursor,
        limit: 1,
        sort,
      });
      seen.push(...page.items.map((row) => row.name));
      cursor = page.cursor;
    } while (cursor);
    expect(seen.filter((name) => names.includes(name as never))).toEqual(names);
  });

  it('refuse a cursor of another order', async () => {
    const { principal } = parties;
    const { offer } = await arrangeCampaign();
    await createCampaign(principal, campaign(offer.id));
    const { cursor } = await listCampaigns(principal, { sort: 'name', limit: 1 });
    expect(cursor).not.toBeNull();
    for (const sort of ['created', 'starts', 'volume'] as const)
      await expect(listCampaigns(principal, { sort, cursor })).rejects.toMatchObject({
        issues: [{ path: 'cursor', message: 'unknownCursor' }],
      });
  });

  it('do not exist for another organization, and an auditor changes none', async () => {
    const { id } = await arrangeCampaign();
    const stranger = await arrangeParties(stage);
    await expect(getCampaign(stranger.principal, id)).rejects.toThrow(NotFound);
    await expect(moveCampaign(stranger.principal, { campaignId: id, step: 'end' })).rejects.toThrow(NotFound);
    expect((await listCampaigns(stranger.principal)).items.map((row) => row.id)).not.toContain(id);
    const auditor = {
      ...parties.principal,
      actor: { kind: 'person' as const, personId: parties.principalId, role: 'auditor' as const },
    };
    expect((await getCampaign(auditor, id)).name).toBe('Höstens fiber');
    await expect(moveCampaign(auditor, { campaignId: id, step: 'start' })).rejects.toThrow(Forbidden);
  });

  it('draw closed days and hours as the guidelines and the campaign close them', async () => {
    const { offer } = await arrangeCampaign();
    const id = await createCampaign(parties.principal, {
      ...campaign(offer.id),
      endsOn: '2026-12-24',
      limits: { closedDays: ['2026-12-22'] },
    });
    const { days, nextClosedDay } = await slotHeatmap(parties.principal, {
      campaignId: id,
      from: '2026-12-21',
      days: 7,
    });
    expect(days.map((day) => day.closed)).toEqual([
      null,
      'campaign',
      null,
      'guidelines',
      'period',
      'period',
      'period',
    ]);
    expect(days[0]).toMatchObject({ opens: 16, closes: 42 });
    expect(nextClosedDay).toBe('2026-12-24');
    expect(
      (
        await slotHeatmap(parties.principal, {
          campaignId: publicId('campaign', parties.campaignId),
          from: '2026-11-23',
          days: 7,
        })
      ).days,
    ).toHaveLength(7);
  });
});

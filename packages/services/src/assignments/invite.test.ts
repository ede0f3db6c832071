import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Forbidden, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { findContactCenter, listKnownContactCenters } from '../organizations/index.ts';
import { addScriptVersion, approveScript, getAssignmentScript, getCampaignScript } from '../scripts/index.ts';
import { arrangeParties, as, eventsOf, openStage, type Parties, type Stage } from '../testing/parties.ts';
import { answerInvitation, inviteContactCenter, withdrawCenterInvitation } from './index.ts';

let stage: Stage;
let parties: Parties;
let campaignId: string;

describe('an invitation', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(async () => {
    parties = await arrangeParties(stage);
    await freshCampaign();
  });
  afterAll(() => stage?.close());

  const invite = () =>
    inviteContactCenter(parties.principal, {
      campaignId,
      contactCenterId: publicId('organization', parties.contactCenterId),
    });
  const freshCampaign = async () => {
    await stage.admin`update offer set terms = '{"description":"Fiber","monthlyPrice":44900,"subject":"service"}'
      where tenant_id = ${parties.principalId}`;
    const [fresh] = await stage.admin<{ id: string }[]>`
      insert into campaign (tenant_id, id, limits_id, name, kind, offer_id, state, starts_on, ends_on, volume, created_at)
      select tenant_id, gen_random_uuid(), id, 'Ny', kind, offer_id, 'draft', starts_on, ends_on, volume, created_at
      from campaign where id = ${parties.campaignId} returning id`;
    campaignId = publicId('campaign', fresh!.id);
  };

  it('brings the script approved last along, never a draft', async () => {
    const blocks = (await getCampaignScript(parties.principal, campaignId)).defaults.sv;
    const approved = await addScriptVersion(parties.principal, { campaignId, blocks });
    await approveScript(parties.principal, { scriptId: approved.id });
    await addScriptVersion(parties.principal, { campaignId, blocks: blocks.slice(1) });
    const invited = await invite();
    expect((await getAssignmentScript(parties.center, invited)).script).toMatchObject({ version: 1 });
  });

  it('may be taken back until it is answered, and made anew', async () => {
    const invited = await invite();
    await expect(invite()).rejects.toMatchObject({ code: 'already-invited' });
    await withdrawCenterInvitation(parties.principal, { assignmentId: invited });
    await withdrawCenterInvitation(parties.principal, { assignmentId: invited });
    await expect(
      answerInvitation(parties.center, { assignmentId: invited, answer: 'accepted' }),
    ).rejects.toMatchObject({ code: 'step-not-possible' });
    expect(await invite()).toBe(invited);
    await answerInvitation(parties.center, { assignmentId: invited, answer: 'accepted' });
    await expect(
      withdrawCenterInvitation(parties.principal, { assignmentId: invited }),
    ).rejects.toMatchObject({
      code: 'step-not-possible',
    });
    await expect(invite()).rejects.toMatchObject({ code: 'already-invited' });
    const stranger = await arrangeParties(stage);
    await expect(withdrawCenterInvitation(stranger.principal, { assignmentId: invited })).rejects.toThrow(
      NotFound,
    );
    expect(
      (await eventsOf(stage, parties.principalId))
        .map((event) => event.action)
        .filter((action) => action.startsWith('assignment.')),
    ).toEqual(['assignment.invited', 'assignment.withdrawn', 'assignment.invited', 'assignment.accepted']);
  });

  it('goes to contact centers alone', async () => {
    const stranger = await arrangeParties(stage);
    await expect(
      inviteContactCenter(parties.principal, {
        campaignId,
        contactCenterId: publicId('organization', stranger.principalId),
      }),
    ).rejects.toThrow(NotFound);
  });

  it('finds a contact center by its whole organization number, in any spelling, and nothing else', async () => {
    await stage.admin`update organization set organization_number = '559012-3456' where id = ${parties.contactCenterId}`;
    await stage.admin`update organization set organization_number = '559012-3457' where id = ${parties.principalId}`;
    const stranger = await arrangeParties(stage);
    for (const organizationNumber of ['559012-3456', '5590123456', ' 16559012-3456 ']) {
      expect(await findContactCenter(stranger.principal, { organizationNumber })).toEqual({
        id: publicId('organization', parties.contactCenterId),
        name: expect.any(String),
        organizationNumber: '559012-3456',
      });
    }
    // A principal is nobody to invite, and a part of a number finds nothing.
    await expect(
      findContactCenter(stranger.principal, { organizationNumber: '559012-3457' }),
    ).rejects.toThrow(NotFound);
    for (const organizationNumber of ['559012', '559012-345%', 'Bolag', '']) {
      await expect(findContactCenter(stranger.principal, { organizationNumber })).rejects.toMatchObject({
        issues: [{ path: 'organizationNumber', message: 'notAnOrganizationNumber' }],
      });
    }
    const lead = as(stranger.principal, {
      kind: 'person',
      personId: stranger.principalId,
      role: 'agentLead',
    });
    await expect(findContactCenter(lead, { organizationNumber: '559012-3456' })).rejects.toThrow(Forbidden);
    // Known by name are only those one has invited.
    expect((await listKnownContactCenters(stranger.principal)).map((center) => center.id)).toEqual([
      publicId('organization', stranger.contactCenterId),
    ]);
  });
});

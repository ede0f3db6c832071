import {
  addScriptVersion,
  answerInvitation,
  approveScript,
  confirmAnnouncement,
  createCampaign,
  createOffer,
  declareDialing,
  getCampaignScript,
  inviteContactCenter,
  moveCampaign,
  registerPresentedNumber,
} from '@ringratt/services';
import { agree } from './conditions.ts';
import type { Party } from './parties.ts';

export interface CampaignFacts {
  name: string;
  offer: string;
  productKind: string;
  description: string;
  monthlyPrice: number;
  startsOn: string;
  endsOn: string;
  volume: number;
  agents: number;
  attemptsPerAgentHour: number;
  hopper: number;
  presentedNumbers: string[];
}

export interface SeededCampaign {
  campaignId: string;
  assignmentId: string;
  presentedNumbers: string[];
}

/** A campaign of the one, taken on by the other and signed by both: all it lacks is a list. */
export async function openCampaign(
  principal: Party,
  center: Party,
  facts: CampaignFacts,
): Promise<SeededCampaign> {
  const offer = await createOffer(principal.ctx, {
    name: facts.offer,
    productKind: facts.productKind,
    regime: 'dal2',
    terms: {
      description: facts.description,
      subject: 'service',
      monthlyPrice: facts.monthlyPrice,
      oneTimePrice: 0,
      bindingMonths: 12,
      noticeMonths: 1,
      termination:
        'Efter bindningstiden löper avtalet vidare tills du säger upp det, skriftligt eller i telefon.',
      otherCosts: 'Inga andra kostnader.',
      payment: 'Faktura varje månad, 30 dagar.',
      delivery: 'Tjänsten startar senast 20 arbetsdagar efter att du har accepterat.',
      withdrawalCosts: 'Har tjänsten börjat på din begäran betalar du för de dagar som har gått.',
      complaints: 'Mejla eller ring oss, så svarar vi inom tre arbetsdagar.',
      disputes: 'Allmänna reklamationsnämnden, Box 174, 101 23 Stockholm, arn.se',
    },
  });
  const campaignId = await createCampaign(principal.ctx, {
    name: facts.name,
    kind: 'sale',
    offerId: typeof offer === 'string' ? offer : (offer as { id: string }).id,
    startsOn: facts.startsOn,
    endsOn: facts.endsOn,
    volume: facts.volume,
  });
  const { defaults } = await getCampaignScript(principal.ctx, campaignId);
  const script = await addScriptVersion(principal.ctx, { campaignId, blocks: defaults.sv });
  await approveScript(principal.ctx, { scriptId: script.id });
  const assignmentId = await inviteContactCenter(principal.ctx, {
    campaignId,
    contactCenterId: center.organizationId,
    agents: facts.agents,
    attemptsPerAgentHour: facts.attemptsPerAgentHour,
    hopper: facts.hopper,
  });
  await answerInvitation(center.ctx, { assignmentId, answer: 'accepted' });
  await declareDialing(center.ctx, { assignmentId, modes: ['progressive', 'manual'] });
  for (const number of facts.presentedNumbers) {
    const presentedNumberId = await registerPresentedNumber(center.ctx, { assignmentId, number });
    await confirmAnnouncement(center.ctx, { assignmentId, presentedNumberId, answeredBy: 'message' });
  }
  await agree(principal, center, assignmentId);
  await moveCampaign(principal.ctx, { campaignId, step: 'start' });
  return { campaignId, assignmentId, presentedNumbers: facts.presentedNumbers };
}

import { addMonths, dayOf, formatDate, openHours } from '@ringratt/rules';
import {
  addSuppression,
  type Context,
  createApiKey,
  goLive,
  idOf,
  loadNixVersion,
  replanOverdue,
  type Services,
  scopes,
  settableClock,
} from '@ringratt/services';
import { answerForThePast } from './afterwards.ts';
import { openCampaign, type SeededCampaign } from './campaign.ts';
import { putInOrder } from './conditions.ts';
import { agentReferences, callInThePast, openDaysBefore } from './history.ts';
import { importNumbers } from './lists.ts';
import { consumerNumbers, fictionNumber } from './numbers.ts';
import { addPerson, foundOrganization, inviteAuditor, type Party, type SignIn } from './parties.ts';
import { sellInThePast } from './sales.ts';

/** People and keys of the demo, as `demo.json` shows them. */
export interface Demo {
  principal: SignIn & { apiKey: string };
  contactCenter: SignIn & { apiKey: string; assignmentId: string };
  auditor: SignIn;
  other: SignIn & { apiKey: string; assignmentId: string };
}

const DAY = 86_400_000;
const HISTORY_DAYS = 6;
/** Contacts called in the days before, and contacts still to call. */
const CALLED = 400;
const TO_CALL = 12_000;

/**
 * Makes the demo through services: a principal and a contact center with a live campaign, what they did in
 * the days before, and a list that is due now; and another pair that nobody of the first may see.
 *
 * @param services with the demo's own clock
 */
export async function fillDemo(services: Services, say: (line: string) => void): Promise<Demo> {
  // A minute back: what the demo promises as due at the instant it was started with is due then, not a moment after.
  const now = services.clock.now() - 60_000;
  const days = openDaysBefore(now, HISTORY_DAYS);
  const clock = settableClock(now - 40 * DAY);
  const past: Services = { ...services, clock };

  say('organizations and people');
  const principal = await foundOrganization(past, {
    name: 'Tallmo Bredband AB',
    organizationNumber: '559012-3450',
    side: 'principal',
    phone: fictionNumber(0),
    domain: 'tallmo.example',
    owner: { name: 'Maja Lindqvist', email: 'maja.lindqvist@tallmo.example' },
  });
  const center = await foundOrganization(past, {
    name: 'Vinterhamn Kontakt AB',
    organizationNumber: '559023-4562',
    side: 'contactCenter',
    phone: fictionNumber(55),
    domain: 'vinterhamn.example',
    owner: { name: 'Johan Ekdahl', email: 'johan.ekdahl@vinterhamn.example' },
  });
  await addPerson(principal, {
    name: 'Elin Sjöberg',
    email: 'elin.sjoberg@tallmo.example',
    role: 'manager',
  });
  await addPerson(center, {
    name: 'Amir Rostami',
    email: 'amir.rostami@vinterhamn.example',
    role: 'agentLead',
  });
  const auditor = await inviteAuditor(principal, {
    name: 'Ulrika Sandelin',
    email: 'ulrika.sandelin@granskning.example',
    from: formatDate(dayOf(clock.now())),
    through: formatDate(dayOf(addMonths(now, 4))),
    reason: 'Årlig granskning av telefonförsäljningen',
  });
  const other = await foundOrganization(past, {
    name: 'Fjällglim El AB',
    organizationNumber: '559034-5673',
    side: 'principal',
    phone: fictionNumber(70),
    domain: 'fjallglim.example',
    owner: { name: 'Petra Almgren', email: 'petra.almgren@fjallglim.example' },
  });
  const otherCenter = await foundOrganization(past, {
    name: 'Lövsta Samtal AB',
    organizationNumber: '559045-6785',
    side: 'contactCenter',
    phone: fictionNumber(75),
    domain: 'lovsta.example',
    owner: { name: 'Nils Rask', email: 'nils.rask@lovsta.example' },
  });

  say('conditions');
  for (const party of [principal, other]) await putInOrder(party, []);
  for (const party of [center, otherCenter]) await putInOrder(party, agentReferences);

  say('campaigns');
  const period = {
    startsOn: formatDate(dayOf(now - 45 * DAY)),
    endsOn: formatDate(dayOf(addMonths(now, 2))),
  };
  const fiber = await openCampaign(principal, center, {
    ...period,
    name: 'Fiber till villa, hösten 2026',
    offer: 'Fiber 500/500',
    productKind: 'bredband',
    description: 'Fiber till villa, 500/500 Mbit/s, installation ingår.',
    monthlyPrice: 44_900,
    volume: 12_400,
    agents: 20,
    // Enough for one number every ten seconds, and for days to come.
    attemptsPerAgentHour: 20,
    hopper: 1_500,
    presentedNumbers: [fictionNumber(56), fictionNumber(57)],
  });
  const electricity = await openCampaign(other, otherCenter, {
    ...period,
    name: 'Elavtal Fast 2027',
    offer: 'Fast elpris 2027',
    productKind: 'elavtal',
    description: 'Fast elpris i tolv månader.',
    monthlyPrice: 9_900,
    volume: 4_210,
    agents: 5,
    attemptsPerAgentHour: 30,
    hopper: 50,
    presentedNumbers: [fictionNumber(76)],
  });
  const dialerKey = await keyFor(center, 'Växel');
  const demo: Demo = {
    principal: { ...principal.signIn, apiKey: (await keyFor(principal, 'Kundsystem')).secret },
    contactCenter: { ...center.signIn, apiKey: dialerKey.secret, assignmentId: fiber.assignmentId },
    auditor,
    other: {
      ...other.signIn,
      apiKey: (await keyFor(otherCenter, 'Växel')).secret,
      assignmentId: electricity.assignmentId,
    },
  };

  say('registers');
  const first = days[0]!;
  clock.set(openHours(first)!.opens - 2 * DAY);
  const listed = consumerNumbers(500, 7);
  for (const party of [principal, other]) await loadNix(party.ctx, clock.now(), listed);

  say('the days before');
  const called = consumerNumbers(CALLED, 11);
  clock.set(openHours(first)!.opens);
  await importNumbers(principal.ctx, listOf(fiber, 'Villaägare, första urvalet'), called);
  await goLive(center.ctx, { assignmentId: fiber.assignmentId });
  const attempts = await callInThePast(dialerContext(center, dialerKey.id), clock, {
    assignmentId: fiber.assignmentId,
    days,
    perHalfHour: 5,
  });
  say(`${attempts} attempts`);
  await sellInThePast(dialerContext(center, dialerKey.id), principal.ctx, fiber.assignmentId);
  await answerForThePast({ principal: principal.ctx, center: center.ctx }, clock, fiber.assignmentId);
  for (const number of listed.slice(0, 3))
    await addSuppression(principal.ctx, { number, reason: 'consumer-request' });

  say('the list to call');
  clock.set(now);
  // What was left of the days before, as the worker's sweep would: moved to hours to come.
  await replanOverdue(
    { ...principal.ctx, actor: { kind: 'job', name: 'seed' } },
    idOf('assignment', fiber.assignmentId),
  );
  const known = new Set([...listed, ...called]);
  const toCall = consumerNumbers(TO_CALL + known.size, 23).filter((number) => !known.has(number));
  await importNumbers(principal.ctx, listOf(fiber, 'Villaägare, andra urvalet'), toCall.slice(0, TO_CALL));
  await importNumbers(other.ctx, listOf(electricity, 'Hushåll i Jämtland'), consumerNumbers(200, 31));
  await goLive(otherCenter.ctx, { assignmentId: electricity.assignmentId });
  return demo;
}

function keyFor(party: Party, name: string): Promise<{ id: string; secret: string }> {
  return createApiKey(party.ctx, { name, scopes: [...scopes], requestsPerSecond: 1_000 });
}

function dialerContext(center: Party, keyId: string): Context {
  return { ...center.ctx, actor: { kind: 'apiKey', keyId, scopes, assignmentId: null } };
}

function listOf(campaign: SeededCampaign, name: string) {
  return {
    campaignId: campaign.campaignId,
    assignmentId: campaign.assignmentId,
    name,
    fileName: `${name.toLowerCase().replaceAll(/[^a-zåäö]+/g, '-')}.csv`,
    addressSource: 'Kartnål Adress AB',
  };
}

/** A register version of the day before, one number a line as the register is delivered. */
async function loadNix(ctx: Context, at: number, numbers: readonly string[]): Promise<void> {
  await loadNixVersion(ctx, { date: formatDate(dayOf(at) - 1), numbers: [`${numbers.join('\n')}\n`] });
}

import {
  type Context,
  closeIncident,
  getReportDesk,
  idOf,
  listAttempts,
  listIncidents,
  registerComplaint,
  registerTracingClaim,
  reportViolation,
  type settableClock,
} from '@ringratt/services';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * What followed on the days before: the one breach among the calls is reported by the contact center and closed by the
 * principal, a consumer's complaint waits for its answer, and another's claim for tracing a hidden number to be
 * settled. Nothing is late.
 *
 * @param clock the one that both parties' services read, which is moved on
 */
export async function answerForThePast(
  parties: { principal: Context; center: Context },
  clock: ReturnType<typeof settableClock>,
  assignmentId: string,
): Promise<void> {
  const { principal, center } = parties;
  const [incident] = (await listIncidents(principal, { state: 'open', assignmentId })).items;
  if (!incident) throw new Error('No breach was found among the calls of the days before.');
  const { contact } = await getReportDesk(center, incident.id);
  await reportViolation(center, {
    incidentId: incident.id,
    recipient: 'nix-board',
    done: 'Växelns tid för obesvarade påringningar var för kort i en kampanjmall. Den är ändrad till 36 sekunder, och mallen är spärrad för kortare tider.',
    contact,
  });
  clock.advance(10 * MINUTE);
  await closeIncident(principal, {
    incidentId: incident.id,
    reason:
      'Vinterhamn har ändrat ringtiden i växeln och anmält avvikelsen. Stickprov visar minst sex signaler.',
  });

  const { items } = await listAttempts(center, {
    assignmentId: idOf('assignment', assignmentId),
    limit: 200,
  });
  const [talked] = items.filter(({ talkSeconds }) => talkSeconds !== null && talkSeconds > 200).slice(-1);
  if (!talked?.startedAt) throw new Error('Nobody was talked to on the days before.');
  const now = center.clock.now();
  await registerComplaint(center, {
    assignmentId,
    kind: 'conduct',
    channel: 'phone',
    number: talked.number,
    callAt: talked.startedAt,
    words:
      'Konsumenten säger att agenten fortsatte att tala om erbjudandet efter ett nej, och vill ha en ursäkt.',
  });
  await registerTracingClaim(principal, {
    assignmentId,
    number: '070-174 06 48',
    callAt: now - 30 * HOUR,
    amount: 12_500,
    words: 'Kvitto från operatören är bifogat i brevet.',
  });
}

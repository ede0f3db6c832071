import { demo } from '@ringratt/testing';

/** Ids of things that one of the demo's parties has, by the name of the part of a path. */
export type Ids = Record<string, string | undefined>;

export type Side = 'principal' | 'contactCenter';

export interface Entry {
  /** Whose page it is: everything of that party's is looked for in a stranger's answers. */
  by?: Side;
  /** Anybody may open it, or holds the link: it is tried elsewhere. */
  open?: true;
  /** The demo has no such thing: its own party is told so too. */
  absent?: true;
  /** What a stranger is answered by a file's address, beside 404; a list is the stranger's own. */
  list?: true;
}

/** Every page and every file of the portal. One that is missing here fails the walk. */
export const places: Record<string, Entry> = {
  '/': {},
  '/[...rest]': { absent: true },
  '/agents': { by: 'contactCenter' },
  '/assignments': { by: 'contactCenter' },
  '/assignments/[assignmentId]': { by: 'contactCenter' },
  '/assignments/[assignmentId]/gate': { by: 'contactCenter' },
  '/assignments/[assignmentId]/responsibility': { by: 'contactCenter' },
  '/assignments/[assignmentId]/script': { by: 'contactCenter' },
  '/audit': {},
  '/audit/[chain]/[position]': {},
  '/campaigns': {},
  '/campaigns/[campaignId]': {},
  '/campaigns/[campaignId]/attempts': {},
  '/campaigns/[campaignId]/edit': {},
  '/campaigns/[campaignId]/events': {},
  '/campaigns/[campaignId]/lists': {},
  '/campaigns/[campaignId]/lists/new': {},
  '/campaigns/[campaignId]/offer': {},
  '/campaigns/[campaignId]/parts': {},
  '/campaigns/[campaignId]/script': {},
  '/campaigns/[campaignId]/script/edit': {},
  '/campaigns/new': {},
  '/complaints': {},
  '/complaints/[complaintId]': {},
  '/complaints/new': {},
  '/complaints/tracing': {},
  '/complaints/tracing/[claimId]': {},
  '/complaints/tracing/new': {},
  '/contact-lists': {},
  '/contact-lists/[contactListId]': {},
  '/contact-lists/[contactListId]/refused': {},
  '/help': {},
  '/help/[duty]': {},
  '/incidents': {},
  '/incidents/[incidentId]': {},
  '/incidents/[incidentId]/report': {},
  '/mailbox': {},
  '/numbers': {},
  '/numbers/[number]': {},
  '/obligations': {},
  '/obligations/[obligationId]': {},
  '/offers': {},
  '/offers/[offerId]': {},
  '/offers/new': {},
  '/opened': {},
  '/policies': {},
  '/policies/blocking': {},
  '/policies/recordings': {},
  '/policies/review': {},
  '/policies/versions/[version]': {},
  '/presented-numbers': { by: 'contactCenter' },
  '/presented-numbers/[presentedNumberId]': { by: 'contactCenter' },
  '/reports': {},
  '/responsibility': {},
  '/sales': {},
  '/sales/[saleId]': {},
  '/sales/new': { by: 'contactCenter' },
  '/scripts': {},
  '/settings': {},
  '/settings/account': {},
  '/settings/api-keys': {},
  '/settings/auditors': {},
  '/settings/components': {},
  '/settings/people': {},
  '/settings/people/[personId]': {},
  '/settings/requests': {},
  '/settings/roles': {},
  '/settings/second-factor': {},
  '/settings/sessions': {},
  '/settings/sign-in': {},
  '/suppressions': {},
  '/suppressions/consents': {},
  '/suppressions/customers': {},
  '/suppressions/nix': {},
  '/api/assignments/[assignmentId]/responsibility.pdf': { by: 'contactCenter' },
  '/api/agents.csv': { by: 'contactCenter', list: true },
  '/api/campaigns.csv': { list: true },
  '/api/complaints.csv': { list: true },
  '/api/consents.csv': { list: true },
  '/api/contact-lists/[contactListId]/refused.csv': {},
  '/api/customer-relations.csv': { list: true },
  '/api/incidents.csv': { list: true },
  '/api/incidents/[incidentId]/reports/[reportId]/[format]': {},
  '/api/obligations.csv': { list: true },
  '/api/recordings/[recordingId]': {},
  '/api/reports.csv': { list: true },
  '/api/requests.csv': { list: true },
  '/api/sales.csv': { list: true },
  '/api/suppressions.csv': { list: true },
  '/api/tracing-claims.csv': { list: true },
  '/api/sales/[saleId]/bundle.zip': {},
  '/api/sales/[saleId]/documents/[documentId]': {},
  // Procedures are walked one by one beside their routers.
  '/api/trpc/[trpc]': { open: true },
  '/api/auth/[...nextauth]': { open: true },
  '/api/sign-in/[organization]': { open: true },
  '/api/sign-in/return': { open: true },
  '/healthz': { open: true },
  '/readyz': { open: true },
  '/accept/[token]': { open: true },
  '/accept/[token]/[document]': { open: true },
  '/forgot': { open: true },
  '/found': { open: true },
  '/found/[token]': { open: true },
  '/join/[token]': { open: true },
  '/privacy/[organization]': { open: true },
  '/reset/[token]': { open: true },
  '/signin': { open: true },
  '/signin/[organization]': { open: true },
  '/signin/second-factor': { open: true },
  '/stop-calls': { open: true },
  '/who-called': { open: true },
  '/who-called/[number]': { open: true },
  '/withdraw/[token]': { open: true },
};

/** The ids that a party's own pages are opened by, asked of the portal with its cookie. */
export async function idsOf(side: Side, cookie: string): Promise<Ids> {
  const first = async (procedure: string, input: unknown = {}) => {
    const found = await ask(cookie, procedure, input);
    return (found.items ?? found)[0];
  };
  // One with all that a sale may have: others are younger, and some consumers say no to being recorded.
  let sale: Record<string, string> | undefined;
  let detail: SaleWords = {};
  for (const one of (await ask(cookie, 'sales.list', {})).items) {
    sale = one;
    detail = (await ask(cookie, 'sales.get', { saleId: one.id })) as unknown as SaleWords;
    if (detail.recordings?.some(stored) && detail.documents?.length) break;
  }
  // One that was reported: others may be open.
  let incidentId: string | undefined;
  let reportId: string | undefined;
  for (const one of (await ask(cookie, 'incidents.list', { state: 'closed' })).items) {
    const desk = await ask(cookie, 'incidents.desk', { incidentId: one.id });
    incidentId = one.id;
    reportId = (desk as unknown as DeskWords).reports.find(({ recipient }) => recipient)?.id;
    if (reportId) break;
  }
  const campaign = side === 'principal' ? await first('campaigns.list') : undefined;
  const list = side === 'principal' ? await first('contactLists.list') : undefined;
  const part = side === 'contactCenter' ? await first('assignments.list') : undefined;
  const chain = await first('audit.chains');
  return {
    campaignId: campaign?.id,
    campaignName: campaign?.name,
    assignmentId: part?.id ?? demo().contactCenter.assignmentId,
    chain: chain?.chain ?? chain?.id,
    position: '1',
    contactListId: list?.id,
    duty: 'calling-hours',
    rest: 'nothing-here',
    number: '+46701740647',
    version: '1',
    saleId: sale?.id,
    recordingId: detail.recordings?.find(stored)?.id,
    documentId: detail.documents?.[0]?.id,
    complaintId: (await first('complaints.list'))?.id,
    claimId: (await first('complaints.claims'))?.id,
    incidentId,
    reportId,
    format: 'text',
    obligationId: (await first('obligations.list', { state: 'open' }))?.id,
    offerId: side === 'principal' ? (await first('offers.list'))?.id : undefined,
    presentedNumberId: (await first('presentedNumbers.list'))?.id,
    personId: (await first('settings.members'))?.personId ?? (await first('settings.members'))?.id,
  };
}

/** A place's address, with the ids of the party whose it is. Throws where the demo has no such thing. */
export function pathOf(place: string, ids: Ids): string {
  return place.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => {
    const id = ids[name];
    if (!id) throw new Error(`${place}: the demo has no ${name}`);
    return encodeURIComponent(id);
  });
}

async function ask(cookie: string, procedure: string, input: unknown) {
  const answer = await fetch(
    `${demo().web}/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`,
    { headers: { cookie } },
  );
  if (!answer.ok) throw new Error(`${procedure} answered ${answer.status}`);
  return ((await answer.json()) as { result: { data: never } }).result.data as {
    items: Record<string, string>[];
  } & Record<string, string>[];
}

const stored = ({ state }: { state: string }) => state === 'stored';

interface SaleWords {
  recordings?: { id: string; state: string }[];
  documents?: { id: string }[];
}

interface DeskWords {
  reports: { id: string; recipient: string | null }[];
}

import { type CampaignProgress, progressOf } from '../campaigns/progress.ts';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { authorize } from '../permissions.ts';
import {
  type Announcements,
  type AnsweredBy,
  isOutdated,
  renderAnnouncements,
} from '../presented-numbers/announcement.ts';
import { announcementParties } from '../presented-numbers/callback.ts';
import { inAssignmentForCenter } from './as-center.ts';
import { unmetConditions } from './gate.ts';
import type { AssignmentState } from './list.ts';
import { readTerms, type Terms } from './terms.ts';

interface AssignmentNumber {
  id: string;
  number: string;
  from: number;
  to: number | null;
  callable: boolean;
  /** What the center has confirmed that callers hear; null where it has confirmed nothing. */
  answeredBy: AnsweredBy | null;
  announcedAt: number | null;
  /** Whether the words have changed since. */
  outdated: boolean;
}

export interface CenterAssignment {
  id: string;
  state: AssignmentState;
  createdAt: number;
  principal: { id: string; name: string };
  campaignName: string;
  terms: Terms;
  presentedNumbers: AssignmentNumber[];
  /** What calling one of them back should give, of either kind, from both parties' details now (3.1, annex 1). */
  announcements: Announcements;
  /** Ids of the gate's open conditions. */
  unmet: string[];
  progress: CampaignProgress;
}

/** An assignment as its contact center sees it. Indexes: assignment_pkey, contact_campaign, index-only. */
export async function getAssignment(ctx: Context, assignmentId: string): Promise<CenterAssignment> {
  authorize(ctx, 'assignment.read');
  return inAssignmentForCenter(
    ctx,
    assignmentId,
    async (tx, scope) => {
      const id = scope.assignmentId;
      const terms = await readTerms(tx, scope);
      const [row] = await tx.sql<
        { createdAt: number; campaignName: string; principal: { id: string; name: string } }[]
      >`
        select a.created_at as "createdAt", c.name as "campaignName",
          jsonb_build_object('id', g.id, 'name', g.name) as principal
        from assignment a join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
        join organization g on g.id = a.tenant_id
        where a.tenant_id = ${tx.tenantId} and a.id = ${id}`;
      const announcements = renderAnnouncements(await announcementParties(tx, id));
      const presentedNumbers = await tx.sql<
        (Omit<AssignmentNumber, 'outdated'> & { confirmed: { sv: string } | null })[]
      >`
        select id, number, from_at as "from", to_at as "to", callable, answered_by as "answeredBy",
          announced_at as "announcedAt", announcement as confirmed from presented_number
        where tenant_id = ${tx.tenantId} and assignment_id = ${id} order by created_at, id`;
      const counts = await tx.sql<{ state: string; contacts: number }[]>`
        select state, count(*) as contacts from contact
        where tenant_id = ${tx.tenantId} and campaign_id = ${scope.campaignId} and assignment_id = ${id}
        group by state`;
      return {
        id: publicId('assignment', id),
        state: scope.state as AssignmentState,
        createdAt: row!.createdAt,
        principal: { ...row!.principal, id: publicId('organization', row!.principal.id) },
        campaignName: row!.campaignName,
        terms,
        presentedNumbers: presentedNumbers.map(({ confirmed, ...own }) => ({
          ...own,
          id: publicId('presentedNumber', own.id),
          outdated: isOutdated(confirmed, own.answeredBy, announcements),
        })),
        announcements,
        unmet: unmetConditions(terms, ctx.clock.now()),
        progress: progressOf(new Map(counts.map((count) => [count.state, count.contacts]))),
      };
    },
    { readOnly: true },
  );
}

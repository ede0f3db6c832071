import { type CampaignLimits, type LimitFault, parseLimits } from '@ringratt/rules';
import { Invalid } from '../errors.ts';

const messages: Record<LimitFault, string> = {
  looser: 'looserThanGuidelines',
  closesBeforeOpens: 'closesBeforeOpens',
  notADate: 'notADate',
  malformed: 'other',
};

/** @throws Invalid with the clause that a looser value would break */
export function readLimits(input: unknown): CampaignLimits {
  const parsed = parseLimits(input ?? {});
  if (parsed.ok) return parsed.limits;
  throw new Invalid(
    parsed.issues.map((issue) => ({
      path: issue.path ? `limits.${issue.path}` : 'limits',
      message: messages[issue.fault],
      ...(issue.fault === 'looser' && { clause: issue.clause }),
    })),
  );
}

import { type CampaignLimits, parseLimits } from '@ringratt/rules';
import { Invalid } from '../errors.ts';

/** @throws Invalid with the clause that a looser value would break */
export function readLimits(input: unknown): CampaignLimits {
  const parsed = parseLimits(input ?? {});
  if (parsed.ok) return parsed.limits;
  throw new Invalid(
    parsed.issues.map((issue) => ({
      path: issue.path ? `limits.${issue.path}` : 'limits',
      message: 'looserThanGuidelines',
      clause: issue.clause,
    })),
  );
}

import type { z } from 'zod';
import { Invalid, type Issue } from '../errors.ts';
import type { recordingConsent } from './schemas.ts';

type Told = z.output<typeof recordingConsent>;

/**
 * Whether consent was asked before the recording started and confirmed inside it, by the times that were told; what
 * is told without times stays as it is.
 *
 * @throws Invalid for a time outside the call
 */
export function consentByTimes(told: Told | null, call: { from: number; to: number }): Told | null {
  if (told === null) return null;
  const { consentAskedAt: asked, startedAt: started, consentConfirmedAt: confirmed } = told;
  const issues: Issue[] = (['consentAskedAt', 'startedAt', 'consentConfirmedAt'] as const)
    .filter((name) => typeof told[name] === 'number' && (told[name] < call.from || told[name] > call.to))
    .map((name) => ({ path: `recording.${name}`, message: 'outsideCall' }));
  if (issues.length > 0) throw new Invalid(issues);
  // A no needs no times, and none makes it a yes.
  if (told.consentedBefore === false || typeof started !== 'number') return told;
  return {
    ...told,
    ...(typeof asked === 'number' && { consentedBefore: asked < started }),
    ...(typeof confirmed === 'number' && { consentConfirmed: confirmed >= started }),
  };
}

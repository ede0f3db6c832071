import type { GateView, Side } from '@ringratt/services';

/** Where a condition is mended, for the side that has to; null where that side has no page for it. */
export function mendingPage(
  gate: Pick<GateView, 'assignmentId' | 'campaign'>,
  duty: string,
  sides: readonly Side[],
): string | null {
  const assignment = `/assignments/${gate.assignmentId}`;
  const campaign = `/campaigns/${gate.campaign.id}`;
  const principal = sides.includes('principal');
  const center = sides.includes('contactCenter');
  switch (duty) {
    case 'number-traceability':
    case 'callback-announcement':
      return center ? `${assignment}#numbers` : null;
    case 'dialing-mode':
      return center ? `${assignment}#dialing` : null;
    case 'script-elements':
      return principal ? `${campaign}/script` : null;
    case 'address-source':
      return principal ? `${campaign}/lists/new` : null;
    case 'suppression-scrub':
      return principal ? '/suppressions/nix' : null;
    case 'responsibility-agreement':
      return `${assignment}/responsibility`;
    case 'suppression-register':
      return '/policies/blocking';
    case 'privacy-policy':
      return '/policies';
    case 'privacy-review':
      return '/policies/review';
    case 'recording-policy':
      return center ? '/policies/recordings' : null;
    case 'agent-training':
      return center ? '/agents' : null;
    default:
      return null;
  }
}

export { type ClaimInput, type Claims, claimSlots, DEFAULT_LEASE_SECONDS } from './claim.ts';
export { expireLeases } from './expire.ts';
export { type Extended, type ExtendInput, extendClaim } from './extend.ts';
export type { Claim } from './handed-out.ts';
export { releaseClaim } from './release.ts';

import type { SealedFor } from '../sealed-secret.ts';

/** What a provider's client secret is sealed for. */
export const secretOf = (organizationId: string): SealedFor => ({
  purpose: 'organization:identity-provider',
  row: organizationId,
});

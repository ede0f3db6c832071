export { createApiKey, type NewApiKey } from './create.ts';
export { apiKeyForSecret, type KnownApiKey } from './find.ts';
export { type ApiKeyRow, listApiKeys } from './list.ts';
export { getOrganizationOfKey } from './organization.ts';
export { revokeApiKey } from './revoke.ts';
export { longestOverlap, rotateApiKey } from './rotate.ts';

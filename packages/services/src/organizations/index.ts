export { createOrganization } from './create.ts';
export { getOrganization, type Organization } from './get.ts';
export { type PublishedOrganization, publishedOrganization } from './published.ts';

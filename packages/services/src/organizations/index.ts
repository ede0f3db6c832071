export { createOrganization } from './create.ts';
export type { FoundingInput } from './facts.ts';
export {
  type FoundContactCenter,
  findContactCenter,
  type KnownContactCenter,
  listKnownContactCenters,
} from './find-contact-center.ts';
export { foundOrganization } from './found.ts';
export { getOrganization, type Organization } from './get.ts';
export { type PublishedOrganization, publishedOrganization } from './published.ts';

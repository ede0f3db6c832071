import type { Secrets } from '../context.ts';
import type { OrganizationFacts } from '../organizations/facts.ts';
import type { HashedAccount } from '../people/create-person.ts';
import { openSecret, sealSecret } from '../sealed-secret.ts';

/** A form that waits for its link. */
export interface FoundingContent {
  organization: OrganizationFacts;
  account: HashedAccount;
}

const sealedFor = (id: string) => ({ purpose: 'founding', row: id });

/** Encrypted whole: it names a person, and a sole trader's number is an identity number. */
export function sealContent(secrets: Pick<Secrets, 'apiKey'>, id: string, content: FoundingContent): Buffer {
  return sealSecret(secrets, sealedFor(id), JSON.stringify(content));
}

export function openContent(secrets: Pick<Secrets, 'apiKey'>, id: string, sealed: Buffer): FoundingContent {
  return JSON.parse(openSecret(secrets, sealedFor(id), sealed)) as FoundingContent;
}

import { withoutTenant } from '@ringratt/db';
import type { PrivacyItem } from '@ringratt/rules';
import type { Services } from '../context.ts';
import { idOf } from '../named.ts';

export interface PublishedPrivacy {
  /** Null where no policy is published. */
  policy: {
    version: number;
    language: 'sv' | 'en';
    texts: Partial<Record<PrivacyItem, string>>;
    publishedAt: number;
  } | null;
  /** How to block a number with the organization (2); null where it has said nothing. */
  blocking: string | null;
}

interface Row {
  version: number | null;
  language: 'sv' | 'en';
  texts: Partial<Record<PrivacyItem, string>>;
  publishedAt: number;
  blocking: string | null;
}

/** What an organization publishes to consumers, for anybody who asks. */
export async function publishedPrivacy(services: Services, organization: string): Promise<PublishedPrivacy> {
  const id = idOf('organization', organization);
  const [row] = await withoutTenant(
    services.database,
    ({ sql }) => sql<Row[]>`
      select version, language, texts, published_at as "publishedAt", blocking from published_privacy(${id})`,
  );
  if (!row) return { policy: null, blocking: null };
  const { version, blocking, ...policy } = row;
  return { policy: version === null ? null : { version, ...policy }, blocking };
}

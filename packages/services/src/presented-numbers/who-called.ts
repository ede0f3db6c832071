import { withoutTenant } from '@ringratt/db';
import type { Services } from '../context.ts';
import { publicId } from '../ids.ts';
import { parseNumber } from '../numbers/parse.ts';

/** A party as it presents itself to consumers. */
export interface PublishedParty {
  id: string;
  name: string;
  phone: string;
  email: string;
}

export interface Caller {
  /** For whom the calls are made. */
  principal: PublishedParty;
  /** Who makes them; the same organization where it calls for itself. */
  center: PublishedParty;
  kind: 'sale' | 'marketing' | 'fundraising' | 'collection';
  /** What the calls are about: the offer's name. */
  about: string;
  /** Since when the number is used for it, epoch milliseconds. */
  since: number;
}

interface Row {
  since: number;
  kind: Caller['kind'];
  about: string;
  principal: string;
  principalName: string;
  principalPhone: string;
  principalEmail: string;
  center: string;
  centerName: string;
  centerPhone: string;
  centerEmail: string;
}

/**
 * Who calls from a number, for anybody who asks (3.1): the newest use first, empty for a number that is
 * unknown here, foreign, or gone for more than three months. Nothing but what is published is read.
 *
 * @param asked the number in any spelling
 */
export async function whoCalled(
  services: Services,
  asked: string,
): Promise<{ number: string | null; callers: Caller[] }> {
  const parsed = parseNumber(asked);
  if (!parsed.ok) return { number: null, callers: [] };
  const rows = await withoutTenant(
    services.database,
    ({ sql }) => sql<Row[]>`
      select since, kind, about, principal, principal_name as "principalName", principal_phone as "principalPhone",
        principal_email as "principalEmail", center, center_name as "centerName", center_phone as "centerPhone",
        center_email as "centerEmail"
      from who_called(${parsed.number}, ${services.clock.now()}::timestamptz)`,
  );
  return { number: parsed.number, callers: rows.map(present) };
}

function present(row: Row): Caller {
  return {
    principal: {
      id: publicId('organization', row.principal),
      name: row.principalName,
      phone: row.principalPhone,
      email: row.principalEmail,
    },
    center: {
      id: publicId('organization', row.center),
      name: row.centerName,
      phone: row.centerPhone,
      email: row.centerEmail,
    },
    kind: row.kind,
    about: row.about,
    since: row.since,
  };
}

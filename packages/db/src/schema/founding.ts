import { index, pgTable, unique } from 'drizzle-orm/pg-core';
import { bytes, instant, tenantId } from '../columns.ts';

/**
 * An organization that somebody who is not signed in wants to found, until the link that was mailed is opened: a
 * tenant that is none yet. Its id becomes the organization's; nothing refers to it but its mail.
 */
export const founding = pgTable(
  'founding',
  {
    tenantId: tenantId().primaryKey(),
    tokenHash: bytes('token_hash').notNull(),
    /** The form as it was sent, encrypted; of the password its hash. */
    content: bytes('content').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [unique('founding_token').on(t.tokenHash), index('founding_expires').on(t.expiresAt)],
);

import { sql } from 'drizzle-orm';
import { boolean, check, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';

/** A tenant: a principal (uppdragsgivare), a contact center (KKC), or both. Its id is its tenant id. */
export const organization = pgTable(
  'organization',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    organizationNumber: text('organization_number').notNull(),
    isPrincipal: boolean('is_principal').notNull(),
    isContactCenter: boolean('is_contact_center').notNull(),
    email: text('email').notNull(),
    phone: text('phone').notNull(),
    postalAddress: text('postal_address').notNull(),
    /** The trade body it belongs to, named in call-back announcements (annex 1). */
    tradeBody: text('trade_body'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [check('organization_side', sql`${t.isPrincipal} or ${t.isContactCenter}`)],
);

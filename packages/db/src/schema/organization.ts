import { sql } from 'drizzle-orm';
import { boolean, check, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from '../columns.ts';

/** A tenant: a principal (uppdragsgivare), a contact center (KKC), or both. Its id is its tenant id. */
export const organization = pgTable(
  'organization',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    /** As it may be shown: a sole trader's is a personal identity number and stands here masked. */
    organizationNumber: text('organization_number').notNull(),
    /** A sole trader's number, encrypted; null for all others. */
    organizationNumberSealed: bytes('organization_number_sealed'),
    /** Keyed hash of the number: one organization a number. */
    organizationNumberKey: bytes('organization_number_key'),
    isPrincipal: boolean('is_principal').notNull(),
    isContactCenter: boolean('is_contact_center').notNull(),
    email: text('email').notNull(),
    phone: text('phone').notNull(),
    postalAddress: text('postal_address').notNull(),
    /** The trade body it belongs to, named in call-back announcements (annex 1). */
    tradeBody: text('trade_body'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    unique('organization_number_key').on(t.organizationNumberKey),
    check('organization_side', sql`${t.isPrincipal} or ${t.isContactCenter}`),
  ],
);

import { z } from 'zod';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { cutPage, openCursor, type Page, pageInput } from '../page.ts';
import { authorize } from '../permissions.ts';
import type { Encoding } from './encoding.ts';
import type { FileFault } from './faults.ts';
import type { Delimiter } from './sniff.ts';

export type ContactListState =
  | 'uploaded'
  | 'importing'
  | 'imported'
  | 'planning'
  | 'planned'
  | 'failed'
  | 'undone';

export interface ContactList {
  id: string;
  campaignId: string;
  assignmentId: string;
  name: string;
  addressSource: string;
  fileName: string;
  state: ContactListState;
  failure: FileFault | null;
  encoding: Encoding;
  delimiter: Delimiter;
  bytesTotal: number;
  bytesRead: number;
  rowsRead: number;
  rowsImported: number;
  rowsRefused: number;
  slotsPlanned: number;
  createdAt: number;
  importedAt: number | null;
  plannedAt: number | null;
}

const schema = pageInput.extend({ campaignId: z.string().nullish() });

/** Imported lists, newest first. Index: contact_list_created, contact_list_campaign. */
export async function listContactLists(
  ctx: Context,
  input: z.input<typeof schema> = {},
): Promise<Page<ContactList>> {
  authorize(ctx, 'contactList.read');
  const { cursor, limit, campaignId } = parseInput(schema, input);
  const after = openCursor(cursor);
  const campaign = campaignId ? idOf('campaign', campaignId) : null;
  return readOwnTenant(ctx, async ({ sql }) => {
    const rows = await sql<ContactList[]>`
      select ${columns(sql)} from contact_list where tenant_id = ${ctx.organizationId}
        ${campaign ? sql`and campaign_id = ${campaign}` : sql``}
        ${after ? sql`and (created_at, id) < (${after.key}::timestamptz, ${after.id}::uuid)` : sql``}
      order by created_at desc, id desc limit ${limit + 1}`;
    return cutPage(rows, limit, present, (row) => ({ key: row.createdAt, id: row.id }));
  });
}

/** @throws NotFound */
export async function getContactList(ctx: Context, contactListId: string): Promise<ContactList> {
  authorize(ctx, 'contactList.read');
  const id = idOf('contactList', contactListId);
  return readOwnTenant(ctx, async ({ sql }) => {
    const [row] = await sql<ContactList[]>`
      select ${columns(sql)} from contact_list where tenant_id = ${ctx.organizationId} and id = ${id}`;
    if (!row) throw new NotFound('contactList');
    return present(row);
  });
}

type Sql = Parameters<Parameters<typeof readOwnTenant>[1]>[0]['sql'];

const columns = (sql: Sql) => sql`id, campaign_id as "campaignId", assignment_id as "assignmentId", name,
  address_source as "addressSource", file_name as "fileName", state, failure, encoding, delimiter,
  bytes_total as "bytesTotal", bytes_read as "bytesRead", rows_read as "rowsRead", rows_imported as "rowsImported",
  rows_refused as "rowsRefused", slots_planned as "slotsPlanned", created_at as "createdAt",
  imported_at as "importedAt", planned_at as "plannedAt"`;

function present(row: ContactList): ContactList {
  return {
    ...row,
    id: publicId('contactList', row.id),
    campaignId: publicId('campaign', row.campaignId),
    assignmentId: publicId('assignment', row.assignmentId),
  };
}

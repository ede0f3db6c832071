import { createHash } from 'node:crypto';
import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { scheduleWork } from '../due-work/schedule.ts';
import { Conflict, NotFound } from '../errors.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput, typedText } from '../input.ts';
import { idOf } from '../named.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import { encodings } from './encoding.ts';
import { fileFault } from './faults.ts';
import { inspectFile } from './preview.ts';
import { delimiters } from './sniff.ts';

const column = z.number().int().min(0).max(999);
const schema = z.object({
  campaignId: z.string(),
  assignmentId: z.string(),
  name: typedText(160),
  /** Where the addresses come from, said to every consumer who asks (4.1): a list without gets no slots. */
  addressSource: typedText(300),
  fileName: typedText(255),
  content: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  encoding: z.enum(encodings).optional(),
  delimiter: z.enum(delimiters).optional(),
  numberColumn: column.optional(),
  nameColumn: column.nullish(),
  birthColumn: column.nullish(),
});

/** Bytes of a stored part: what the worker holds of a file at a time. */
const partSize = 1024 * 1024;

/**
 * Takes a file in and has the worker import it: rows become contacts of the assignment, or refused rows with
 * their reason.
 *
 * @returns the list's public id
 * @throws Invalid with one of `fileFaults` where the file cannot be a contact list
 * @throws NotFound where the assignment is not the campaign's
 */
export async function importContactList(ctx: Context, input: z.input<typeof schema>): Promise<string> {
  authorize(ctx, 'contactList.import');
  const given = parseInput(schema, input);
  const campaignId = idOf('campaign', given.campaignId);
  const assignmentId = idOf('assignment', given.assignmentId);
  const { content } = given;
  const file = inspectFile(content, given);
  const { numberColumn, nameColumn, birthColumn } = file;
  if (numberColumn === null) throw fileFault('noNumberColumn', 'numberColumn');
  for (const [path, value] of Object.entries({ numberColumn, nameColumn, birthColumn })) {
    if (value !== null && value >= file.header.length) throw fileFault('unknownColumn', path);
  }
  if (!file.numbered[numberColumn]) throw fileFault('noNumbers', 'numberColumn');
  const now = ctx.clock.now();
  const id = newId(now);
  await inOwnTenant(ctx, async (tx) => {
    const [assignment] = await tx.sql<{ state: string }[]>`
      select state from assignment
      where tenant_id = ${ctx.organizationId} and id = ${assignmentId} and campaign_id = ${campaignId}`;
    if (!assignment) throw new NotFound('assignment');
    if (assignment.state === 'ended' || assignment.state === 'declined')
      throw new Conflict('assignment-ended', 'The assignment has ended.');
    await tx.sql`
      insert into contact_list (tenant_id, id, campaign_id, assignment_id, name, address_source, file_name, state,
        encoding, delimiter, number_column, name_column, birth_column, bytes_total, created_at)
      values (${ctx.organizationId}, ${id}, ${campaignId}, ${assignmentId}, ${given.name}, ${given.addressSource},
        ${given.fileName}, 'uploaded', ${file.encoding}, ${file.delimiter}, ${numberColumn}, ${nameColumn},
        ${birthColumn}, ${content.length}, ${now}::timestamptz)`;
    for (let part = 0; part * partSize < content.length; part++) {
      const piece = Buffer.from(content.subarray(part * partSize, (part + 1) * partSize));
      await tx.sql`insert into contact_list_part (tenant_id, list_id, part, content)
        values (${ctx.organizationId}, ${id}, ${part}, ${piece})`;
    }
    await scheduleWork(tx, { kind: 'contact-list.import', subjectId: id, dueAt: now });
    await recordEvent(tx, ctx, {
      action: 'contactList.uploaded',
      subject: publicId('contactList', id),
      assignmentId,
      body: {
        campaign: publicId('campaign', campaignId),
        addressSource: given.addressSource,
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      },
    });
  });
  return publicId('contactList', id);
}

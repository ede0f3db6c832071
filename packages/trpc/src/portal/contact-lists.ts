import {
  contactStates,
  delimiters,
  encodings,
  getContactList,
  importContactList,
  listContactLists,
  listContacts,
  listRefusedRows,
  previewContactList,
  undoContactList,
} from '@ringratt/services';
import { z } from 'zod';
import { procedure, router } from './procedure.ts';

const named = z.object({ contactListId: z.string() });
const formData = z.instanceof(FormData);

/** What a form sends beside its file. Absent fields are sniffed from the file. */
function choicesOf(form: FormData) {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const column = (name: string) => {
    const value = text(name);
    return value === undefined ? undefined : Number(value);
  };
  return {
    encoding: encodings.find((encoding) => encoding === text('encoding')),
    delimiter: delimiters.find((delimiter) => delimiter === form.get('delimiter')),
    numberColumn: column('numberColumn'),
    nameColumn: form.get('nameColumn') === '' ? null : column('nameColumn'),
    birthColumn: form.get('birthColumn') === '' ? null : column('birthColumn'),
    text,
  };
}

async function contentOf(form: FormData): Promise<Buffer> {
  const file = form.get('file');
  return file instanceof Blob ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
}

export const contactLists = router({
  list: procedure
    .input(
      z.object({
        campaignId: z.string().nullish(),
        cursor: z.string().nullish(),
        limit: z.number().optional(),
      }),
    )
    .query(({ ctx, input }) => listContactLists(ctx.acting, input)),
  get: procedure.input(named).query(({ ctx, input }) => getContactList(ctx.acting, input.contactListId)),
  contacts: procedure
    .input(
      named.extend({
        state: z.enum(contactStates).nullish(),
        cursor: z.string().nullish(),
        limit: z.number().optional(),
      }),
    )
    .query(({ ctx, input }) => listContacts(ctx.acting, input)),
  refusedRows: procedure
    .input(named.extend({ cursor: z.string().nullish(), limit: z.number().optional() }))
    .query(({ ctx, input }) => listRefusedRows(ctx.acting, input)),
  /** Reads and keeps nothing. */
  preview: procedure.input(formData).mutation(async ({ ctx, input }) => {
    const { text: _, ...choices } = choicesOf(input);
    return previewContactList(ctx.acting, await contentOf(input), choices);
  }),
  import: procedure.input(formData).mutation(async ({ ctx, input }) => {
    const { text, ...choices } = choicesOf(input);
    const file = input.get('file');
    return importContactList(ctx.acting, {
      ...choices,
      campaignId: text('campaignId') ?? '',
      assignmentId: text('assignmentId') ?? '',
      name: text('name') ?? '',
      addressSource: text('addressSource') ?? '',
      fileName: file instanceof File ? file.name : '',
      content: await contentOf(input),
    });
  }),
  undo: procedure.input(named).mutation(({ ctx, input }) => undoContactList(ctx.acting, input.contactListId)),
});

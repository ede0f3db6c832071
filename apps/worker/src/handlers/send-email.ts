import type { Context, Work } from '@ringratt/services';
import { type Post, sendEmail as send } from '@ringratt/services/documents';

export const sendEmailBy =
  (post: Post) =>
  (ctx: Context, work: Work): Promise<void> =>
    send(ctx, work, post);

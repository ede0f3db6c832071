import 'server-only';
import { NotFound, type OpenedSale, openSale } from '@ringratt/services';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { container } from '@/container';

/** The sale that a consumer's link opens, or the page that says that it opens none. */
export const openLink = cache(async (token: string, purpose: 'accept' | 'withdraw'): Promise<OpenedSale> => {
  try {
    return await openSale(container().services, token, purpose);
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
});

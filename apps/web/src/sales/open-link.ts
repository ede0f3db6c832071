import 'server-only';
import { NotFound, type OpenedSale, openSale } from '@ringratt/services';
import { cache } from 'react';
import { container } from '@/container';

/** The sale that a consumer's link opens; null for a link that opens none. */
export const openLink = cache(
  async (token: string, purpose: 'accept' | 'withdraw'): Promise<OpenedSale | null> => {
    try {
      return await openSale(container().services, token, purpose);
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  },
);

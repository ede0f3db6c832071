import type { Services } from '../context.ts';
import type { RecordingStore } from '../recording-store/port.ts';

/** @throws Error in a program that was started without a place for recordings */
export function storeOf({ recordings }: Pick<Services, 'recordings'>): RecordingStore {
  if (!recordings) throw new Error('This program was opened without a store for recordings.');
  return recordings;
}

export const storageKey = (tenantId: string, id: string): string => `${tenantId}/${id}`;

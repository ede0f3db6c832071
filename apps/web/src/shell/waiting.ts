'use client';

import { useSyncExternalStore } from 'react';

/**
 * How many links to another page have been followed whose page has not come yet. It lives outside React's tree:
 * the link that was followed and the content that gives way are far apart.
 */
let under = 0;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Counts one page as under way; the answer takes it back. */
export function beginWaiting(): () => void {
  under += 1;
  tell();
  return () => {
    under -= 1;
    tell();
  };
}

/** Whether a page that was asked for is still under way. */
export function useWaiting(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => under > 0,
    () => false,
  );
}

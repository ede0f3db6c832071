'use client';

import { createContext, type ReactNode, useContext } from 'react';

const Today = createContext<string | null>(null);

/** Tells calendars what day it is by the services' clock, `2026-11-24`: a demo's is not the browser's. */
export function TodayProvider({ today, children }: { today: string; children: ReactNode }) {
  return <Today value={today}>{children}</Today>;
}

export function useToday(): string {
  const today = useContext(Today);
  if (today === null) throw new Error('A date is asked for outside the portal’s shell.');
  return today;
}

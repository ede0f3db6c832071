'use client';

import { Skeleton, TableSkeleton } from '@ringratt/ui';
import { type ReactNode, useEffect, useState } from 'react';
import { useWaiting } from './waiting';

/** What passes for at once: a page that comes within it shows no skeleton. Milliseconds. */
const atOnce = 300;

/**
 * The page, and in its place a skeleton while another one is under way for long. It is no `loading.tsx`: that would
 * send the skeleton, and with it status 200, before the page has found out whether it may be shown at all.
 */
export function PageContent({ loading, children }: { loading: string; children: ReactNode }) {
  const waiting = useWaiting();
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setLong(true), atOnce);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [waiting]);
  return (
    <>
      {long && (
        <div className="flex flex-col gap-6 pt-4">
          <Skeleton className="h-7 w-64" />
          <TableSkeleton label={loading} />
        </div>
      )}
      <div hidden={long}>{children}</div>
    </>
  );
}

'use client';

import { useEffect } from 'react';
import { useRouter } from '@/i18n/navigation';

/** Asks the server for the page anew while someone looks at it. What is typed or opened stays. */
export function LiveRefresh({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, seconds * 1_000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
}

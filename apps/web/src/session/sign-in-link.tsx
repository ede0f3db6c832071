'use client';

import type { ReactNode } from 'react';
import { Link, usePathname } from '@/i18n/navigation';

/** To the page that asks who one is, in a tab of its own: the form that could not be sent keeps what was typed. */
export function SignInLink({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  return (
    <Link
      href={{ pathname: '/signin', query: { to: pathname } }}
      target="_blank"
      prefetch={false}
      className="font-medium underline underline-offset-2"
    >
      {children}
    </Link>
  );
}

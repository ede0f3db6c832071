'use client';

import { useLinkStatus } from 'next/link';
import { createNavigation } from 'next-intl/navigation';
import { type ComponentProps, createContext, type ReactNode, useContext, useEffect } from 'react';
import { beginWaiting } from '@/shell/waiting';
import { routing } from './routing';

const { Link: LocalizedLink, usePathname } = createNavigation(routing);
const Quiet = createContext(false);

/** Within it no link fetches its page ahead: an auditor's browser gets what is opened, and no more. */
export function QuietLinks({ quiet, children }: { quiet: boolean; children: ReactNode }) {
  return <Quiet value={quiet}>{children}</Quiet>;
}

export function Link({ children, ...props }: ComponentProps<typeof LocalizedLink>) {
  const quiet = useContext(Quiet);
  return (
    <LocalizedLink {...props} {...(quiet && { prefetch: false })}>
      {children}
      <UnderWay to={typeof props.href === 'string' ? props.href : (props.href.pathname ?? '')} />
    </LocalizedLink>
  );
}

/** Says while its link's page is under way; another view of the same page (a filter, a tab in the query) does not count. */
function UnderWay({ to }: { to: string }) {
  const { pending } = useLinkStatus();
  const here = usePathname();
  const path = to.replace(/[?#].*$/, '');
  const elsewhere = path !== '' && path !== here;
  useEffect(() => (pending && elsewhere ? beginWaiting() : undefined), [pending, elsewhere]);
  return null;
}

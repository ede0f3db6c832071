'use client';

import { createNavigation } from 'next-intl/navigation';
import { type ComponentProps, createContext, type ReactNode, useContext } from 'react';
import { routing } from './routing';

const { Link: LocalizedLink } = createNavigation(routing);
const Quiet = createContext(false);

/** Within it no link fetches its page ahead: an auditor's browser gets what is opened, and no more. */
export function QuietLinks({ quiet, children }: { quiet: boolean; children: ReactNode }) {
  return <Quiet value={quiet}>{children}</Quiet>;
}

export function Link(props: ComponentProps<typeof LocalizedLink>) {
  const quiet = useContext(Quiet);
  return <LocalizedLink {...props} {...(quiet && { prefetch: false })} />;
}

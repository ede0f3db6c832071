import type { Membership } from '@ringratt/services';

export type EntryIcon =
  | 'overview'
  | 'campaigns'
  | 'assignments'
  | 'numbers'
  | 'obligations'
  | 'incidents'
  | 'suppressions'
  | 'audit'
  | 'contactLists'
  | 'offers'
  | 'apiKeys'
  | 'people'
  | 'sessions'
  | 'components';
export type EntryName = EntryIcon;

export interface Entry {
  name: EntryName;
  href: string;
}

export interface EntryGroup {
  title: 'conditions' | 'connection' | 'proof' | 'settings' | null;
  entries: Entry[];
}

const entry = (name: EntryName, href: string): Entry => ({ name, href });

/** The pages an organization's side has. Only what exists is named here: a dead link is a broken promise. */
export function entriesFor(membership: Membership): EntryGroup[] {
  const { isPrincipal, isContactCenter } = membership;
  return [
    {
      title: null,
      entries: [
        entry('overview', '/'),
        ...(isPrincipal ? [entry('campaigns', '/campaigns')] : []),
        ...(isContactCenter ? [entry('assignments', '/assignments')] : []),
        entry('obligations', '/obligations'),
        entry('numbers', '/numbers'),
        entry('incidents', '/incidents'),
      ],
    },
    ...(isPrincipal
      ? [{ title: 'conditions' as const, entries: [entry('contactLists', '/contact-lists')] }]
      : []),
  ];
}

import { type Membership, may, type Permission } from '@ringratt/services';

export type EntryIcon =
  | 'overview'
  | 'agents'
  | 'policies'
  | 'callerNumbers'
  | 'complaints'
  | 'mailbox'
  | 'reports'
  | 'help'
  | 'audits'
  | 'opened'
  | 'auditors'
  | 'account'
  | 'campaigns'
  | 'assignments'
  | 'parts'
  | 'numbers'
  | 'obligations'
  | 'sales'
  | 'incidents'
  | 'suppressions'
  | 'audit'
  | 'contactLists'
  | 'offers'
  | 'scripts'
  | 'responsibility'
  | 'apiKeys'
  | 'requests'
  | 'people'
  | 'sessions'
  | 'components'
  | 'settings';
export type EntryName = EntryIcon;

export interface Entry {
  name: EntryName;
  href: string;
  /** The pages that are its too lie under this address. */
  under?: string;
}

const entry = (name: EntryName, href: string): Entry => ({ name, href });

/** The pages behind the one that leads to settings: found by their names, reached by its tabs. */
export function settingsEntries({ role }: Membership): Entry[] {
  const allowed = (permission: Permission) => may({ kind: 'person', personId: '', role }, permission);
  return [
    entry('people', '/settings/people'),
    ...(allowed('audit.grant') ? [entry('auditors', '/settings/auditors')] : []),
    entry('account', '/settings/account'),
    entry('sessions', '/settings/sessions'),
    ...(allowed('apiKey.read')
      ? [entry('apiKeys', '/settings/api-keys'), entry('requests', '/settings/requests')]
      : []),
  ];
}

export interface EntryGroup {
  title: 'conditions' | 'proof' | null;
  entries: Entry[];
}

/**
 * The pages an organization's side has. Only what exists is named here: a dead link is a broken promise.
 *
 * @param demo where mails are shown instead of sent
 */
export function entriesFor(membership: Membership, { demo }: { demo: boolean }): EntryGroup[] {
  const { isPrincipal, isContactCenter, role } = membership;
  const allowed = (permission: Permission) => may({ kind: 'person', personId: '', role }, permission);
  return [
    {
      title: null as EntryGroup['title'],
      entries: [
        entry(role === 'auditor' ? 'audits' : 'overview', '/'),
        ...(isPrincipal ? [entry('campaigns', '/campaigns')] : []),
        // Who is both calls one of them by the other's word: its parts of others' campaigns.
        ...(isContactCenter ? [entry(isPrincipal ? 'parts' : 'assignments', '/assignments')] : []),
        entry('obligations', '/obligations'),
        entry('numbers', '/numbers'),
        entry('sales', '/sales'),
        entry('incidents', '/incidents'),
        entry('complaints', '/complaints'),
        ...(demo && allowed('sale.send') ? [entry('mailbox', '/mailbox')] : []),
      ],
    },
    {
      title: 'conditions' as const,
      entries: [
        entry('responsibility', '/responsibility'),
        ...(isPrincipal
          ? [
              entry('contactLists', '/contact-lists'),
              entry('offers', '/offers'),
              entry('scripts', '/scripts'),
            ]
          : []),
        ...(allowed('suppression.read') ? [entry('suppressions', '/suppressions')] : []),
        entry('callerNumbers', '/presented-numbers'),
        ...(isContactCenter ? [entry('agents', '/agents')] : []),
        entry('policies', '/policies'),
      ],
    },
    {
      title: 'proof' as const,
      entries: [
        ...(allowed('event.read') ? [entry('audit', '/audit')] : []),
        ...(allowed('report.read') ? [entry('reports', '/reports')] : []),
        entry('help', '/help'),
        ...(role === 'auditor' ? [entry('opened', '/opened')] : []),
        { name: 'settings', href: '/settings/people', under: '/settings' } satisfies Entry,
      ],
    },
  ].filter((group) => group.entries.length > 0);
}

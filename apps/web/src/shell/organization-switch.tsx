'use client';

import { Menu, MenuChoices, PartyMark } from '@ringratt/ui';
import { ChevronsUpDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useRouter } from '@/i18n/navigation';
import { chooseOrganization } from './actions';

interface Organization {
  id: string;
  name: string;
  isPrincipal: boolean;
  isContactCenter: boolean;
}

/** For whom one acts now; a menu where a person belongs to several. */
export function OrganizationSwitch({
  current,
  organizations,
}: {
  current: string;
  organizations: readonly Organization[];
}) {
  const t = useTranslations('shell');
  const router = useRouter();
  const [moving, move] = useTransition();
  const side = (organization: Organization) =>
    t(
      organization.isPrincipal && organization.isContactCenter
        ? 'both'
        : organization.isPrincipal
          ? 'principal'
          : 'contactCenter',
    );
  const mark = (organization: Organization) => (
    <PartyMark
      size="large"
      shape={organization.isPrincipal ? 'square' : 'circle'}
      letter={organization.name.slice(0, 1).toUpperCase()}
    />
  );
  const chosen = organizations.find((organization) => organization.id === current)!;
  const face = (
    <>
      {mark(chosen)}
      <span className="flex min-w-0 flex-1 flex-col text-left leading-4">
        <span className="truncate font-bold text-table">{chosen.name}</span>
        <span className="truncate text-ink-2 text-label">{side(chosen)}</span>
      </span>
    </>
  );
  if (organizations.length < 2) return <div className="flex items-center gap-2.5 px-1 py-1.5">{face}</div>;
  return (
    <Menu
      label={`${t('switchOrganization')}: ${chosen.name}`}
      disabled={moving}
      triggerClassName="flex w-full items-center gap-2.5 rounded-control px-1 py-1.5 hover:bg-[color-mix(in_srgb,var(--canvas),var(--ink)_4%)]"
      face={
        <>
          {face}
          <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
        </>
      }
    >
      <MenuChoices
        value={current}
        onChoose={(id) =>
          move(async () => {
            await chooseOrganization(id);
            router.push('/');
            router.refresh();
          })
        }
        choices={organizations.map((organization) => ({
          value: organization.id,
          content: (
            <>
              {mark(organization)}
              <span className="flex min-w-0 flex-col leading-4">
                <span className="truncate font-medium text-table">{organization.name}</span>
                <span className="text-ink-2 text-label">{side(organization)}</span>
              </span>
            </>
          ),
        }))}
      />
    </Menu>
  );
}

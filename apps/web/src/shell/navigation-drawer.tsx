'use client';

import { Drawer } from '@ringratt/ui';
import { Menu } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { usePathname } from '@/i18n/navigation';

/** The navigation on small screens: opened by a button, closed by going somewhere. */
export function NavigationDrawer({
  organization,
  user,
  children,
}: {
  organization: ReactNode;
  user: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations();
  const pathname = usePathname();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [pathname]);
  return (
    <Drawer
      open={open}
      onOpenChange={setOpen}
      title={t('shell.navigation')}
      closeLabel={t('common.close')}
      trigger={<Menu aria-hidden="true" />}
      triggerLabel={t('shell.openMenu')}
      head={organization}
    >
      <nav aria-label={t('shell.navigation')} className="flex-1">
        {children}
      </nav>
      {user}
    </Drawer>
  );
}

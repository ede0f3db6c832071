'use client';

import { CommandPalette as Palette, type PaletteItem } from '@ringratt/ui';
import { useQuery } from '@tanstack/react-query';
import { Megaphone, PhoneOutgoing } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useRouter } from '@/i18n/navigation';
import { usePortal } from '@/session/portal-client';
import type { Entry } from './entries';
import { entryIcons } from './navigation-list';
import { openPaletteEvent } from './search-button';

/** ⌘K: pages, numbers in any spelling, ids. */
export function CommandPalette({ pages }: { pages: readonly Entry[] }) {
  const t = useTranslations();
  const router = useRouter();
  const portal = usePortal();
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query.trim());
  const found = useQuery({
    ...portal.search.find.queryOptions({ text: asked }),
    enabled: open && asked.length > 1,
    placeholderData: (previous) => previous,
  });

  useEffect(() => {
    const show = () => {
      setQuery('');
      setOpen(true);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey) && !event.altKey) {
        event.preventDefault();
        show();
      }
    };
    window.addEventListener(openPaletteEvent, show);
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener(openPaletteEvent, show);
      window.removeEventListener('keydown', onKey);
    };
  }, []);

  const items = useMemo(() => {
    const hits: (PaletteItem & { href: string })[] =
      asked.length > 1 && found.data
        ? found.data.map((hit) => ({
            id: hit.href,
            group: t(`palette.groups.${hit.kind}`),
            icon:
              hit.kind === 'number' ? <PhoneOutgoing aria-hidden="true" /> : <Megaphone aria-hidden="true" />,
            title: hit.title,
            detail: hit.kind === 'number' ? t('nav.numbers') : hit.detail,
            href: hit.href,
          }))
        : [];
    const wanted = query.trim().toLowerCase();
    const rooms = pages
      .map((page) => ({ ...page, title: t(`nav.${page.name}`) }))
      .filter((page) => page.title.toLowerCase().includes(wanted))
      .map((page) => {
        const Icon = entryIcons[page.name];
        return {
          id: page.href,
          group: t('palette.groups.page'),
          icon: <Icon aria-hidden="true" />,
          title: page.title,
          href: page.href,
        };
      });
    return [...hits, ...rooms];
  }, [asked, found.data, pages, query, t]);

  return (
    <Palette
      open={open}
      onOpenChange={setOpen}
      title={t('shell.search')}
      placeholder={t('palette.placeholder')}
      query={query}
      onQueryChange={setQuery}
      items={items}
      onChoose={(item) => {
        setOpen(false);
        router.push((item as (typeof items)[number]).href);
      }}
      empty={t('palette.empty')}
      count={t('palette.count', { count: items.length })}
    />
  );
}

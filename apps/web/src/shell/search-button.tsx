'use client';

import { buttonLooks, Kbd } from '@ringratt/ui';
import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';

export const openPaletteEvent = 'ringratt:palette';

/** Looks like a field, opens the palette. */
export function SearchButton({ compact = false }: { compact?: boolean }) {
  const t = useTranslations('shell');
  const open = () => window.dispatchEvent(new Event(openPaletteEvent));
  if (compact) {
    return (
      <button
        type="button"
        onClick={open}
        aria-label={t('search')}
        className={buttonLooks({ variant: 'quiet', size: 'icon' })}
      >
        <Search aria-hidden="true" />
      </button>
    );
  }
  return (
    <button
      type="button"
      onClick={open}
      aria-keyshortcuts="Control+K Meta+K"
      className="flex h-8 items-center gap-2 rounded-control border border-line bg-surface px-2.5 text-ink-2 text-table shadow-raised hover:border-control"
    >
      <Search aria-hidden="true" className="size-4 text-ink-3" />
      <span className="flex-1 text-left">{t('search')}</span>
      <Kbd>{t('searchShortcut')}</Kbd>
    </button>
  );
}

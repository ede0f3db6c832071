'use client';

import { Dialog, Kbd } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import type { Entry } from '@/shell/entries';
import { leads } from './keys';
import { SingleKeysSwitch } from './single-keys-switch';

interface ShortcutsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  pages: readonly Entry[];
}

/** All shortcuts, with the switch that turns single keys off. */
export function ShortcutsDialog({ open, onOpenChange, pages }: ShortcutsDialogProps) {
  const t = useTranslations('keyboard');
  const words = useTranslations();
  const led = Object.entries(leads).flatMap(([letter, names]) => {
    const page = pages.find(({ name }) => (names as readonly string[]).includes(name));
    return page ? [{ keys: ['g', letter], what: words(`nav.${page.name}`) }] : [];
  });
  const groups = [
    {
      title: t('everywhere'),
      rows: [
        { keys: [words('shell.searchShortcut'), 'Ctrl K'], what: t('palette'), or: true },
        ...led,
        { keys: ['F6'], what: t('receipts') },
        { keys: ['?'], what: t('list') },
      ],
    },
    {
      title: t('inLists'),
      rows: [
        { keys: ['j'], what: t('next') },
        { keys: ['k'], what: t('previous') },
        { keys: ['Enter'], what: t('open') },
        { keys: ['e'], what: t('act') },
        { keys: ['/'], what: t('filter') },
      ],
    },
  ];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')} closeLabel={words('common.close')}>
      <div className="flex flex-col gap-5">
        {groups.map((group) => (
          <section key={group.title} className="flex flex-col">
            <h3 className="pb-1 text-ink-2 text-table">{group.title}</h3>
            <dl className="border-line border-t">
              {group.rows.map((row) => (
                <div
                  key={row.what}
                  className="flex items-center justify-between gap-4 border-line border-b py-1.5 text-table"
                >
                  <dt className="order-2 flex shrink-0 items-center gap-1.5 text-ink-2 text-label">
                    {row.keys.map((key, index) => (
                      <Fragment key={key}>
                        {index > 0 ? t('or' in row ? 'or' : 'then') : null}
                        <Kbd>{key}</Kbd>
                      </Fragment>
                    ))}
                  </dt>
                  <dd>{row.what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <SingleKeysSwitch id="single-keys-dialog" />
      </div>
    </Dialog>
  );
}

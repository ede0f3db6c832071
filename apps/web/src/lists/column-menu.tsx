'use client';

import { buttonLooks, Menu, MenuChecks } from '@ringratt/ui';
import { Columns3 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useOptimistic, useTransition } from 'react';
import { keepChoice } from '@/browser-choices/keep-choice';
import { useRouter } from '@/i18n/navigation';
import { columnsCookie } from './columns';

interface ColumnMenuProps {
  list: string;
  columns: readonly { id: string; label: string }[];
  hidden: readonly string[];
}

/** Which columns a list shows. The choice stays in this browser. */
export function ColumnMenu({ list, columns, hidden: stored }: ColumnMenuProps) {
  const t = useTranslations('listTools');
  const router = useRouter();
  const [, move] = useTransition();
  const [hidden, show] = useOptimistic(stored);
  const toggle = (id: string) =>
    move(() => {
      const next = hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id];
      show(next);
      keepChoice(columnsCookie(list), next.join('.'));
      router.refresh();
    });
  return (
    <Menu
      align="end"
      triggerClassName={buttonLooks()}
      face={
        <>
          <Columns3 aria-hidden="true" />
          {t('columns')}
        </>
      }
    >
      <MenuChecks
        label={t('columnsLead')}
        checked={columns.filter(({ id }) => !hidden.includes(id)).map(({ id }) => id)}
        onToggle={toggle}
        choices={columns.map(({ id, label }) => ({ value: id, content: label }))}
      />
    </Menu>
  );
}

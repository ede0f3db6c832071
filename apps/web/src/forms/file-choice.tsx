'use client';

import { buttonLooks, classNames } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import { type InputHTMLAttributes, useState } from 'react';

type Given = Pick<InputHTMLAttributes<HTMLInputElement>, 'aria-describedby' | 'aria-invalid'>;

interface FileChoiceProps extends Given {
  id: string;
  name?: string;
  /** Endings and types that the browser offers. */
  accept: string;
  onChoose?: (file: File | null) => void;
  /** As high as the controls it stands in a row with. */
  inRow?: boolean;
  /** The name of one that was chosen before, where its form holds it. */
  chosen?: string | undefined;
}

/** Where a file is chosen, or dropped. The browser's own button speaks the browser's language; ours speaks the page's. */
export function FileChoice({ onChoose, inRow = false, chosen, ...input }: FileChoiceProps) {
  const t = useTranslations('lists');
  const [name, setName] = useState<string | null>(chosen ?? null);
  return (
    <span
      className={classNames(
        'relative flex min-w-0 items-center gap-3 rounded-control border border-control border-dashed bg-sunken text-table',
        inRow ? 'h-8 pr-3 pl-0.5' : 'p-4',
      )}
    >
      <input
        {...input}
        type="file"
        onChange={(event) => {
          const file = event.target.files?.[0] ?? null;
          setName(file?.name ?? null);
          onChoose?.(file);
        }}
        className="peer absolute inset-0 w-full cursor-pointer opacity-0"
      />
      <span
        aria-hidden="true"
        className={classNames(
          buttonLooks({ size: inRow ? 'small' : 'normal' }),
          'shrink-0 peer-focus-visible:outline-2 peer-focus-visible:outline-accent peer-focus-visible:outline-offset-2',
        )}
      >
        {t('choose')}
      </span>
      <span className="truncate text-ink-2">{name ?? t('noFile')}</span>
    </span>
  );
}

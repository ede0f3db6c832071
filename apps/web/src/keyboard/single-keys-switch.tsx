'use client';

import { CheckboxField } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import { useKeyboard } from './keyboard-context';

/** Single keys on or off, in this browser. */
export function SingleKeysSwitch({ id }: { id: string }) {
  const t = useTranslations('keyboard');
  const { on, turn } = useKeyboard();
  return (
    <CheckboxField
      id={id}
      label={t('singleKeys')}
      hint={t('singleKeysHint')}
      checked={on}
      onChange={(event) => turn(event.target.checked)}
    />
  );
}

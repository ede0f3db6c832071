'use client';

import { Button, Section } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import { useKeyboard } from './keyboard-context';
import { SingleKeysSwitch } from './single-keys-switch';

/** The keyboard, among one's own settings: the way back to single keys once they are off. */
export function KeyboardSection() {
  const t = useTranslations('keyboard');
  const { showAll } = useKeyboard();
  return (
    <Section title={t('section')}>
      <div className="flex flex-col items-start gap-3">
        <SingleKeysSwitch id="single-keys" />
        <Button onClick={showAll}>{t('showAll')}</Button>
      </div>
    </Section>
  );
}

import type { ContactState } from '@ringratt/services';
import { Status, type StatusTone } from '@ringratt/ui';
import { useTranslations } from 'next-intl';

const tones: Record<ContactState, StatusTone> = {
  waiting: 'waiting',
  planned: 'waiting',
  reached: 'ok',
  exhausted: 'none',
  blocked: 'none',
  ended: 'none',
};

export function ContactStatus({ state }: { state: ContactState }) {
  const t = useTranslations('lists.contactStates');
  return <Status tone={tones[state]}>{t(state)}</Status>;
}

import { perThousand } from '@ringratt/services';
import type { Language } from '@/format/instants';
import { decimal } from '@/format/numbers';

/** `2,17`; a dash where there were no attempts to break anything. */
export function rateWords(of: { attempts: number; breaches: number }, language: Language): string {
  const value = perThousand(of);
  return value === null ? '–' : decimal(value, language);
}

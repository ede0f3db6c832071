import type { Summary } from '../summary.ts';
import type { Lang } from '../words.ts';
export function htmlReport(_s: Summary, _l: Lang, _f: boolean): string {
  return '';
}

import { duties } from '@ringratt/rules';
import { dutyPage } from './duty-page.ts';
import { indexPage, rulingsPage } from './index-page.ts';

/** The folder of the generated pages. */
export const RULES_FOLDER = new URL('../../../docs/rules/', import.meta.url);

/** Every page of the folder by its file name: what is not here does not belong there. */
export function rulesPages(): Map<string, string> {
  return new Map([
    ['README.md', indexPage()],
    ['rulings.md', rulingsPage()],
    ...duties.map((duty) => [`${duty.id}.md`, dutyPage(duty)] as const),
  ]);
}

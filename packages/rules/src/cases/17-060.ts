import { EDITION, EDITION_2017 } from './attempts.ts';
import type { RulingCase } from './ruling.ts';

export const ruling17060: RulingCase = {
  docket: '17-060',
  board: 'DM board',
  decided: null,
  facts: 'A child of 13 was called.',
  finding: 'Breach: the child was under 16.',
  editionThen: EDITION_2017,
  edition: EDITION,
  completions: [],
  says: [],
  unsettled: [
    {
      duty: null,
      why: 'No duty of the catalogue knows an age. A row whose birth date says under 16 is refused when its list is imported; where no birth date is given nothing can tell.',
    },
  ],
};

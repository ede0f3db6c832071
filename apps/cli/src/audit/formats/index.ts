import type { Format, FormatName } from '../format.ts';
import { asterisk } from './asterisk.ts';
import { freeswitch } from './freeswitch.ts';
import { generic } from './generic.ts';
import { vicidial } from './vicidial.ts';

export const formats: Readonly<Record<FormatName, Format>> = { generic, asterisk, freeswitch, vicidial };

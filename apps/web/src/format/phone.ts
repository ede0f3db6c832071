import 'server-only';
import { formatNumber } from '@ringratt/services';

/** `+46701740605` → `070-174 06 05`. Only in the server: the tables of numbering plans are heavy. */
export const phone = formatNumber;

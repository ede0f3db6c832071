import type { Regime } from '@ringratt/rules';

/** Days within which what was paid is paid back after a withdrawal (SFS 2005:59, 2 ch. 14 § and 3 ch. 11 §). */
export const repaymentDays = (regime: Regime): number => (regime === 'dal3' ? 30 : 14);

import { ruling17060 } from './17-060.ts';
import { ruling17419 } from './17-419.ts';
import { ruling17430 } from './17-430.ts';
import { ruling18174 } from './18-174.ts';
import { ruling18296 } from './18-296.ts';
import { ruling18311 } from './18-311.ts';
import { ruling18397 } from './18-397.ts';
import { ruling19175 } from './19-175.ts';
import { ruling19195 } from './19-195.ts';
import { ruling25164 } from './25-164.ts';
import type { RulingCase } from './ruling.ts';

/** The published rulings, sorted by docket. */
export const rulingCases: readonly RulingCase[] = [
  ruling17060,
  ruling17419,
  ruling17430,
  ruling18174,
  ruling18296,
  ruling18311,
  ruling18397,
  ruling19175,
  ruling19195,
  ruling25164,
];

import { describe, expect, it } from 'vitest';
import { safeReturn } from './return-address';

describe('the address to go to after signing in', () => {
  it.each(['/', '/campaigns', '/numbers/+46701740647?assignment=asg_1'])(
    'keeps the portal’s own %s',
    (to) => {
      expect(safeReturn(to)).toBe(to);
    },
  );
  it.each([
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/a\\b',
    'javascript:alert(1)',
    '/signin',
  ])('leads to the overview for %s', (to) => {
    expect(safeReturn(to)).toBe('/');
  });
});

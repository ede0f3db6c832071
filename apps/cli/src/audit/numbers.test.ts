import { describe, expect, it } from 'vitest';
import { maskedNumber, NO_NUMBER, numberIn, shownNumber } from './numbers.ts';

const read = (text: string) => {
  const bytes = Buffer.from(text);
  return numberIn(bytes, 0, bytes.length);
};

describe('phone numbers', () => {
  it.each([
    '+46701740605',
    '+46 (0)70-174 06 05',
    '0046 70 1740605',
    '070-174 06 05',
    '0701740605',
    '46701740605',
    '070\u00a0174\u00a006\u00a005',
  ])('%s is one and the same', (text) => expect(read(text)).toBe(46701740605));

  it.each([
    ['+4681234567', 4681234567],
    ['08-123 45 67', 4681234567],
    ['+4915112345678', 4915112345678],
    ['+123456789012345', 123456789012345],
  ])('%s', (text, number) => expect(read(text)).toBe(number));

  it.each([
    '',
    '0417',
    '112',
    'abc',
    '701740605',
    '+0701740605',
    '+1234567',
    '+1234567890123456',
    '070x1740605',
    '++46701740605',
  ])('%j is none', (text) => expect(read(text)).toBe(NO_NUMBER));

  it('are shown as Swedes write them, and masked so that they cannot be dialed', () => {
    expect(shownNumber(46701740605)).toBe('070-174 06 05');
    expect(shownNumber(4681234567)).toBe('+4681234567');
    expect(maskedNumber(46701740605)).toBe('070-174 •• ••');
    expect(maskedNumber(4681234567)).toBe('+468123•• ••');
  });
});

import { expect, it } from 'vitest';
import { byteRange } from './byte-range.ts';

it.each([
  [null, { from: 0, to: 100, partial: false }],
  ['bytes=0-', { from: 0, to: 100, partial: true }],
  ['bytes=0-0', { from: 0, to: 1, partial: true }],
  ['bytes=10-19', { from: 10, to: 20, partial: true }],
  ['bytes=90-1000', { from: 90, to: 100, partial: true }],
  ['bytes=-10', { from: 90, to: 100, partial: true }],
  ['bytes=-1000', { from: 0, to: 100, partial: true }],
  ['bytes=100-', null],
  ['bytes=20-10', null],
  ['bytes=-0', null],
  ['bytes=-', { from: 0, to: 100, partial: false }],
  ['bytes=0-1,5-6', { from: 0, to: 100, partial: false }],
  ['rows=1-2', { from: 0, to: 100, partial: false }],
])('%s of a hundred bytes', (header, range) => {
  expect(byteRange(header, 100)).toEqual(range);
});

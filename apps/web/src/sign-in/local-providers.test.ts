import { expect, it } from 'vitest';
import { mayAskLocalProviders } from './local-providers';

const local = new URL('http://localhost:3000');

it('is off unless it is asked for', () => {
  expect(mayAskLocalProviders(undefined, local)).toBe(false);
  expect(mayAskLocalProviders('', local)).toBe(false);
  expect(mayAskLocalProviders('0', local)).toBe(false);
  expect(mayAskLocalProviders('1', local)).toBe(true);
  expect(() => mayAskLocalProviders('yes', local)).toThrow();
});

it.each(['https://ringratt.example', 'http://ringratt.example', 'https://localhost', 'http://10.1.2.3:3000'])(
  'is refused at %s',
  (portal) => {
    expect(() => mayAskLocalProviders('1', new URL(portal))).toThrow('AUTH_URL');
    expect(mayAskLocalProviders(undefined, new URL(portal))).toBe(false);
  },
);

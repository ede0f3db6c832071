import { describe, expect, it } from 'vitest';
import { plainAddress, withoutFaults } from './page-address';

describe('an address', () => {
  it.each([
    ['', null],
    ['?search=villa&state=live', null],
    ['?search=', null],
    ['?search=a&search=b&state=live', '/campaigns?search=a&state=live'],
    ['?search=%00', '/campaigns'],
    ['?search=a%00b&sort=name', '/campaigns?sort=name'],
    ['?a%00=b', '/campaigns'],
  ])('with %s is taken as %s', (query, plain) => {
    expect(plainAddress('/campaigns', query)).toBe(plain);
  });

  it.each([
    ['/campaigns?cursor=x&state=live', ['cursor'], '/campaigns?state=live'],
    ['/en/campaigns?cursor=x', ['cursor'], '/en/campaigns'],
    ['/campaigns?cursor=x&search=y', ['cursor', 'search'], '/campaigns'],
    ['/campaigns?search=y', ['cursor'], null],
    ['/campaigns', ['cursor'], null],
    ['/campaigns?search=y', [''], null],
  ])('%s whose %s is refused leads to %s', (page, paths, to) => {
    const issues = paths.map((path) => ({ path, message: 'unknownCursor' }));
    expect(withoutFaults(page, issues)).toBe(to);
  });
});

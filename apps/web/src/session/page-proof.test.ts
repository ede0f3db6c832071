import { describe, expect, it } from 'vitest';
import { pageProof, provenPage, recordedPage } from './page-proof';

const secret = 'a secret of at least thirty-two bytes';
const headers = (page: string, proof: string) => new Headers({ 'x-page': page, 'x-page-proof': proof });

describe('the page a request is for', () => {
  it('is believed where the proxy vouches for it, and not otherwise', () => {
    expect(provenPage(secret, headers('/campaigns', pageProof(secret, '/campaigns')))).toBe('/campaigns');
    expect(provenPage(secret, headers('/', pageProof(secret, '/campaigns')))).toBeNull();
    expect(provenPage(secret, headers('/campaigns', 'x'))).toBeNull();
    expect(provenPage(secret, new Headers({ 'x-page': '/campaigns' }))).toBeNull();
    expect(provenPage('another', headers('/campaigns', pageProof(secret, '/campaigns')))).toBeNull();
  });

  it.each([
    ['/numbers/%2B46701740647?assignment=asg_1', '/numbers/+46701740647?assignment=asg_1'],
    ['/en/numbers/070-174%2006%2047', '/numbers/070-174 06 47'],
    ['/en', '/'],
    ['/campaigns?_rsc=abc', '/campaigns'],
    [
      '/api/trpc/search.all?batch=1&input=%7B%22q%22%3A%2207017%22%7D',
      '/api/trpc/search.all?input={"q":"07017"}',
    ],
    ['/a%ZZ', '/a%ZZ'],
  ])('%s is recorded as %s', (page, recorded) => {
    expect(recordedPage(page)).toBe(recorded);
  });
});

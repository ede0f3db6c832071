import { describe, expect, it } from 'vitest';
import { requestFilters } from './request-filters';

describe('the filters of the request log', () => {
  it('take a day as a whole, in Stockholm', () => {
    expect(requestFilters({ from: '2026-11-24', through: '2026-11-24' })).toEqual({
      from: Date.parse('2026-11-23T23:00:00Z'),
      to: Date.parse('2026-11-24T23:00:00Z'),
    });
  });

  it('tell one status from how it went', () => {
    expect(requestFilters({ outcome: 'refused' })).toEqual({ outcome: 'refused' });
    expect(requestFilters({ outcome: '404' })).toEqual({ status: 404 });
  });

  it('leave out what is none', () => {
    expect(
      requestFilters({ outcome: 'odd', from: 'yesterday', through: '2026-13-01', search: '  ' }),
    ).toEqual({});
  });
});

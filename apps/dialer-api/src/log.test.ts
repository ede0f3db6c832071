import { numberSpellings, showsNumber } from '@ringratt/testing';
import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';
import {
  arrangeAssignment,
  arrangeCampaign,
  arrangeKey,
  arrangeOrganization,
  arrangeSlots,
  openStage,
} from './testing/arrange.ts';
import { startServer } from './testing/http.ts';

describe('the log', () => {
  it.each(numberSpellings)('never carries %j', (spelling) => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    const error = Object.assign(new Error(`no contact ${spelling}`, { cause: new Error(spelling) }), {
      detail: `Key (number)=(${spelling}) exists`,
      parameters: [spelling],
      code: '23505',
    });
    log.error({ err: error, route: `/numbers/${spelling}` }, `called ${spelling} twice`);
    log.info({ body: { number: spelling, nested: [spelling] } });
    expect(lines).toHaveLength(2);
    expect(lines.filter(showsNumber)).toEqual([]);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      err: { code: '23505' },
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
  });

  it('never carries a key', () => {
    const lines: string[] = [];
    createLog('info', { write: (line) => void lines.push(line) }).info(
      'Bearer rk_live_0123456789abcdefABCDEF',
    );
    expect(lines).toEqual([expect.stringContaining('"msg":"Bearer …"')]);
  });

  it('of requests with numbers in path, query and body shows neither number nor key', async () => {
    const stage = await openStage();
    const running = await startServer(stage.services);
    try {
      const center = await arrangeOrganization(stage);
      const assignment = await arrangeAssignment(stage, await arrangeCampaign(stage, center), center);
      await arrangeSlots(stage, assignment, ['+46701740605']);
      const { secret } = await arrangeKey(stage, center);
      const dialer = running.as(secret);
      const path = `/v1/assignments/${assignment.publicId}`;
      for (const spelling of numberSpellings) {
        const encoded = encodeURIComponent(spelling);
        await dialer.get(`/v1/assignments/${encoded}`);
        await dialer.get(`/${encoded}?number=${encoded}`);
        await dialer.get(`${path}/slots?cursor=${encoded}`);
        await dialer.post(`${path}/permits`, { number: spelling, presentedNumber: spelling });
        await dialer.post(`${path}/decisions`, { numbers: [spelling, 'x'] });
        await dialer.post(`${path}/claims`, `{"number":"${spelling}"`, { 'idempotency-key': encoded });
      }
      await dialer.post(`${path}/claims`, { max: 1 });
      // A fault of ours whose error quotes the number.
      await stage.admin`alter table attempt add constraint never check (number = '+46701740605') not valid`;
      const fault = await dialer.post(`${path}/permits`, {
        number: '0701740606',
        presentedNumber: '0701740690',
      });
      expect(fault).toMatchObject({
        status: 500,
        body: { errorId: expect.stringMatching(/^err_[a-z]{12}$/) },
      });
      expect(showsNumber(fault.text)).toBe(false);
      expect(running.lines.length).toBeGreaterThan(numberSpellings.length * 6);
      expect(running.lines.filter(showsNumber)).toEqual([]);
      expect(running.lines.filter((line) => line.includes(secret.slice(8)))).toEqual([]);
      expect(running.lines.some((line) => line.includes(fault.body.errorId))).toBe(true);
    } finally {
      await running.close();
      await stage.close();
    }
  }, 60_000);
});

import { setTimeout as pause } from 'node:timers/promises';
import { demo } from '@ringratt/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askFrom } from './ask-from.ts';
import { hasBrowser, openBrowser, signIn } from './browser.ts';

const seconds = 20;
const perSecond = 200;
/** Sent together, so often that they make up what is asked for. */
const volley = 10;

interface Answered {
  asked: string;
  status: number;
  ms: number;
  text: string;
}

const quantile = (values: number[], part: number) =>
  Math.round(
    [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0,
  );

/** 200 look-ups a second, from as many addresses, while somebody works in the portal. */
describe.skipIf(!hasBrowser)('the public look-up under load', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await signIn(await browser.newContext(), demo().web, demo().principal);
  }, 180_000);
  afterAll(() => browser?.close());

  const look = async (asked: string, address: string): Promise<Answered> => {
    const from = performance.now();
    const { status, text } = await askFrom(address, `${demo().web}/who-called/${encodeURIComponent(asked)}`);
    return { asked, status, ms: performance.now() - from, text };
  };
  const work = async (): Promise<number> => {
    const from = performance.now();
    const answer = await page.request.get(`${demo().web}/campaigns`);
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain('Fiber till villa');
    return performance.now() - from;
  };

  it('answers with what is published or asks to wait, and the portal goes on', async () => {
    const { contactCenter, dialer } = demo();
    const known = (await (
      await fetch(`${dialer}/v1/assignments/${contactCenter.assignmentId}`, {
        headers: { authorization: `Bearer ${contactCenter.apiKey}` },
      })
    ).json()) as { presentedNumbers: { number: string }[] };
    const shown = known.presentedNumbers[0]!.number;
    const unknown = ['070-174 06 99', '+47 22 12 34 56', '112', "'; drop table", 'x'.repeat(200)];
    const before: number[] = [];
    for (let i = 0; i < 10; i++) before.push(await work());

    const asked: Promise<Answered>[] = [];
    const beside: number[] = [];
    let over = false;
    const working = (async () => {
      while (!over) beside.push(await work());
    })();
    const from = performance.now();
    for (let sent = 0; sent < seconds * perSecond; sent += volley) {
      for (let i = sent; i < sent + volley; i++) {
        // Every tenth comes from one and the same address.
        const address = i % 10 === 0 ? '127.1.2.1' : `127.51.0.${1 + (i % perSecond)}`;
        asked.push(look(i % 2 ? shown : unknown[(i >> 1) % unknown.length]!, address));
      }
      await pause(Math.max(0, from + ((sent + volley) / perSecond) * 1_000 - performance.now()));
    }
    const took = (performance.now() - from) / 1_000;
    const answers = await Promise.all(asked);
    over = true;
    await working;

    const passed = answers.filter(({ status }) => status === 200);
    console.log(
      `${answers.length} look-ups in ${took.toFixed(1)} s: ${passed.length} answered (median ${quantile(
        passed.map(({ ms }) => ms),
        0.5,
      )} ms, 95 % within ${quantile(
        passed.map(({ ms }) => ms),
        0.95,
      )} ms), the others asked to wait (median ${quantile(
        answers.filter(({ status }) => status === 429).map(({ ms }) => ms),
        0.5,
      )} ms). A page of the portal: median ${quantile(before, 0.5)} ms before; beside it ${beside.length} pages, median ${quantile(
        beside,
        0.5,
      )} ms, 95 % within ${quantile(beside, 0.95)} ms.`,
    );
    // Nothing breaks: each is answered or asked to wait, and no more get through than the process bears.
    expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual([200, 429]);
    expect(passed.length).toBeLessThanOrEqual(120 + 20 * Math.ceil(took + 1));
    expect(passed.length).toBeGreaterThan(20 * seconds * 0.5);
    expect(beside.length).toBeGreaterThan(seconds);
    for (const answer of passed) {
      expect(answer.text.includes('Vinterhamn')).toBe(answer.asked === shown);
    }
  }, 300_000);
});

import { AxeBuilder } from '@axe-core/playwright';
import { demo } from '@ringratt/testing';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, signIn } from './browser.ts';

const routes = [
  '/',
  '/campaigns',
  '/numbers',
  '/numbers/+46701740647',
  '/contact-lists',
  '/assignments',
  '/settings/components',
];

describe.skipIf(!hasBrowser)('every page is accessible', () => {
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await openBrowser();
    context = await browser.newContext();
    await signIn(context, demo().web, demo().principal);
  });
  afterAll(() => browser?.close());

  it.each(
    routes.flatMap((route) =>
      ['', '/en'].flatMap((language) =>
        (['light', 'dark'] as const).map((theme) => [route, language, theme] as const),
      ),
    ),
  )('%s %s in the %s theme', async (route, language, theme) => {
    const page = await context.newPage();
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.goto(`${demo().web}${language}${route}`);
    await page.waitForLoadState('networkidle');
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(
      violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html.slice(0, 160)) })),
    ).toEqual([]);
    await page.close();
  });
});

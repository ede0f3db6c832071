import { AxeBuilder } from '@axe-core/playwright';
import { demo } from '@ringratt/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, signIn } from './browser.ts';
import { type Ids, idsOf, pathOf, places, type Side } from './places.ts';

const languages = ['', '/en'] as const;
const themes = ['light', 'dark'] as const;

interface Way {
  language: (typeof languages)[number];
  theme: (typeof themes)[number];
}

/** Both languages in both themes. */
export const ways: readonly Way[] = languages.flatMap((language) =>
  themes.map((theme) => ({ language, theme })),
);

/** Pages that anybody may open without a token; those behind one are walked by the journey that gets the token. */
const publicPages = ['/signin', '/forgot', '/found', '/stop-calls', '/who-called'];

const portalPages = Object.entries(places).filter(
  ([place, { open, absent }]) => !open && !absent && !place.startsWith('/api/'),
);

/**
 * Holds every page to WCAG 2.2 AA as far as a program can tell, in the ways that are named for it.
 *
 * @param waysOf - The languages and themes a page is tried in, by its place among the pages; none leaves it out.
 */
export function describeAccessibility(waysOf: (at: number) => readonly Way[]): void {
  const chosen = <T extends readonly [...unknown[], number]>(pages: T[]): T[] =>
    pages.filter((page) => waysOf(page.at(-1) as number).length > 0);

  describe.skipIf(!hasBrowser)('pages are accessible', () => {
    let browser: Browser;
    const contexts: Partial<Record<Side | 'nobody', BrowserContext>> = {};
    const ids: Record<Side, Ids> = { principal: {}, contactCenter: {} };
    beforeAll(async () => {
      browser = await openBrowser();
      for (const side of ['principal', 'contactCenter'] as const) {
        const context = await browser.newContext({ reducedMotion: 'reduce' });
        await signIn(context, demo().web, demo()[side]);
        const cookies = await context.cookies();
        ids[side] = await idsOf(side, cookies.map(({ name, value }) => `${name}=${value}`).join('; '));
        contexts[side] = context;
      }
      contexts.nobody = await browser.newContext({ reducedMotion: 'reduce' });
    }, 60_000);
    afterAll(() => browser?.close());

    async function tried(page: Page, path: string, at: number): Promise<void> {
      for (const { language, theme } of waysOf(at)) {
        await page.emulateMedia({ colorScheme: theme });
        await page.goto(`${demo().web}${language}${path}`);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        const { violations } = await new AxeBuilder({ page })
          // What passes is not listed node by node: large tables have much of it.
          .options({ resultTypes: ['violations'] })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
          .analyze();
        const found = violations.map(({ id, nodes }) => ({
          id,
          at: nodes.map(({ html }) => html.slice(0, 160)),
        }));
        expect(found, `${language}${path} in the ${theme} theme`).toEqual([]);
        expect(await page.locator('html').getAttribute('lang'), path).toBe(language ? 'en' : 'sv');
      }
    }

    it.each(chosen(portalPages.map(([place, entry], at) => [place, entry, at] as const)))(
      '%s',
      async (place, entry, at) => {
        const side = entry.by ?? 'principal';
        const page = await contexts[side]!.newPage();
        await tried(page, pathOf(place, ids[side]), at);
        await page.close();
      },
    );

    it.each(chosen(publicPages.map((path, at) => [path, at] as const)))(
      '%s, to anybody',
      async (path, at) => {
        const page = await contexts.nobody!.newPage();
        await tried(page, path, at);
        await page.close();
      },
    );
  });
}

import { oneTimeCode } from '@ringratt/services';
import type { Locator, Page } from 'playwright-core';

interface Form {
  totpSecret: string;
  field: Locator;
  send: () => Promise<void>;
  done: Locator;
  /** Those that the journey has spent already. */
  used?: Set<string>;
}

/** The code of a form that answers by the page itself: typed and sent until `done` shows, each code once. */
export async function typeFormCode(
  page: Page,
  { totpSecret, field, send, done, used = new Set() }: Form,
): Promise<void> {
  const web = new URL(page.url()).origin;
  for (;;) {
    const { now } = (await (await fetch(`${web}/healthz`)).json()) as { now: string };
    for (const away of [0, 30_000, -30_000]) {
      const code = oneTimeCode(totpSecret, Date.parse(now) + away);
      if (used.has(code)) continue;
      used.add(code);
      await field.fill(code);
      const answer = page.waitForResponse((response) => response.request().method() === 'POST');
      await send();
      await answer;
      const shown = await Promise.race([
        done
          .first()
          .waitFor()
          .then(() => true),
        // The form's own; the router has one for the page's title outside.
        page
          .getByRole('main')
          .getByRole('alert')
          .first()
          .waitFor()
          .then(() => false),
      ]);
      if (shown) return;
    }
    // Each half minute has one code more.
    await page.waitForTimeout(1_000);
  }
}

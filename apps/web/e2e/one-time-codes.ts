import { oneTimeCode } from '@ringratt/services';
import type { Locator, Page } from 'playwright-core';

/** What a journey has typed already, by secret: no code works twice, and several sign in as the same person. */
const typed = new Map<string, Set<string>>();

/** Tries code after code until one is taken. Those of the half minutes beside it fit too. */
async function tryCodes(
  page: Page,
  totpSecret: string,
  attempt: (code: string) => Promise<boolean>,
): Promise<void> {
  const web = new URL(page.url()).origin;
  const used = typed.get(totpSecret) ?? new Set();
  typed.set(totpSecret, used);
  for (;;) {
    const { now } = (await (await fetch(`${web}/healthz`)).json()) as { now: string };
    for (const away of [0, 30_000, -30_000]) {
      const code = oneTimeCode(totpSecret, Date.parse(now) + away);
      if (used.has(code)) continue;
      used.add(code);
      if (await attempt(code)) return;
    }
    // Each half minute has one code more.
    await page.waitForTimeout(1_000);
  }
}

const shows = (locator: Locator) =>
  locator
    .first()
    .waitFor()
    .then(() => true);

/** The code that the sign-in asks for after the password. */
export async function giveCode(page: Page, totpSecret: string): Promise<void> {
  const field = page.locator('input[name="code"]');
  await field.waitFor();
  await tryCodes(page, totpSecret, async (code) => {
    await field.fill(code);
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Logga in', exact: true }).click();
    // A code that is taken leads away from the page.
    return 'x-action-redirect' in (await answer).headers();
  });
}

/** The code of a form in the portal that signs something: a procedure answers it. */
export async function typeCode(
  page: Page,
  { totpSecret, field, button }: { totpSecret: string; field: Locator; button: Locator },
): Promise<void> {
  await tryCodes(page, totpSecret, async (code) => {
    await field.fill(code);
    const answer = page.waitForResponse((response) => response.url().includes('/api/trpc/'));
    await button.click();
    return (await answer).ok();
  });
}

/** The code of a form that its page answers: taken once `done` shows. */
export async function typeFormCode(
  page: Page,
  form: { totpSecret: string; field: Locator; send: () => Promise<void>; done: Locator },
): Promise<void> {
  await tryCodes(page, form.totpSecret, async (code) => {
    await form.field.fill(code);
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await form.send();
    await answer;
    // The form's own alert; the router has one for the page's title outside.
    const refused = page.getByRole('main').getByRole('alert');
    return Promise.race([shows(form.done), shows(refused).then(() => false)]);
  });
}

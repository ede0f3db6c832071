import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** How somebody works the portal. */
export interface Hands {
  /** Brings a control to the hand, and looks whether it can be seen there. */
  reach: (control: Locator) => Promise<void>;
  press: (control: Locator) => Promise<void>;
  type: (field: Locator, text: string) => Promise<void>;
  attach: (field: Locator, file: string) => Promise<void>;
  /** Whether a list box of one choice can be given another. */
  choose: (field: Locator, label: string) => Promise<void>;
}

/** How a person has the browser, and what hands work it. */
export interface Way {
  /** Settings of the browser itself. */
  flags: string[];
  context: BrowserContextOptions;
  hands: (page: Page) => Hands;
}

/** A screen of 320 px is one of 1,280 px at 400 % (WCAG 1.4.10); the height is a small phone's. */
const phone = { width: 320, height: 568 };
const desk = { width: 1280, height: 800 };

export const ways: Record<string, Way> = {
  'by keyboard alone': { flags: [], context: { viewport: desk }, hands: keyboard },
  'on a screen 320 px wide': { flags: [], context: { viewport: phone, hasTouch: true }, hands: pointer },
  // The size a person sets among the browser's fonts: text and what is measured by it grow, the window does not. A
  // style of the test's own would have to get by the page's policy, and would not reach the media queries.
  'with text of 200 %': {
    flags: ['--blink-settings=defaultFontSize=32'],
    context: { viewport: desk },
    hands: pointer,
  },
};

/** Tab, Enter, Space, arrows and letters: the pointer stays where it is. */
function keyboard(page: Page): Hands {
  const reach = async (control: Locator) => {
    await control.waitFor();
    // Twice round a long page: what is not met by then is not met at all.
    for (let tabs = 0; tabs < 240; tabs++) {
      if (await control.evaluate((element) => element === document.activeElement)) {
        await expectFocusShown(control);
        await expectUncovered(control);
        return;
      }
      await page.keyboard.press('Tab');
    }
    throw new Error(`${control} is not reached by Tab`);
  };
  return {
    reach,
    press: async (control) => {
      await reach(control);
      const isChoice = await control.evaluate((element) => element.matches('input[type=checkbox]'));
      await page.keyboard.press(isChoice ? 'Space' : 'Enter');
    },
    type: async (field, text) => {
      await reach(field);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    },
    attach: async (field, file) => {
      await reach(field);
      const chooser = page.waitForEvent('filechooser');
      await page.keyboard.press('Space');
      await (await chooser).setFiles(file);
    },
    choose: async (field, label) => {
      await reach(field);
      await page.keyboard.press('Home');
      const shown = () => field.evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.text);
      for (let before = ''; (await shown()) !== label; ) {
        const now = (await shown()) ?? '';
        if (now === before) throw new Error(`The arrows do not come to ${label}`);
        before = now;
        await page.keyboard.press('ArrowDown');
      }
    },
  };
}

/** A finger or a pointer, which works only what it sees. */
function pointer(page: Page): Hands {
  const reach = async (control: Locator) => {
    await control.scrollIntoViewIfNeeded();
    await expectUncovered(control);
  };
  const at = async (control: Locator) => {
    await reach(control);
    await expectNoOverflow(page);
  };
  return {
    reach: at,
    press: async (control) => {
      await at(control);
      await control.click();
    },
    type: async (field, text) => {
      await at(field);
      await field.click();
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    },
    attach: async (field, file) => {
      await at(field);
      const chooser = page.waitForEvent('filechooser');
      await field.click();
      await (await chooser).setFiles(file);
    },
    choose: async (field, label) => {
      await at(field);
      await field.selectOption({ label });
    },
  };
}

/** The page is read by scrolling one way alone (WCAG 1.4.10). */
export async function expectNoOverflow(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.scrollingElement!;
    if (scrollWidth <= clientWidth) return null;
    const widest = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
      .map((element) => element.outerHTML.slice(0, 120));
    return { scrollWidth, clientWidth, widest: widest.slice(0, 5) };
  });
  expect(wide, `${new URL(page.url()).pathname} is wider than its window`).toBeNull();
}

/** In view, and what a finger there would meet. */
export async function expectUncovered(control: Locator): Promise<void> {
  const over = () =>
    control.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const met = document.elementFromPoint(x, y);
      if (!met) return `out of view at ${Math.round(x)}, ${Math.round(y)}`;
      const own = met === element || element.contains(met) || met.closest('label')?.control === element;
      return own ? null : met.outerHTML.slice(0, 160);
    });
  // A page that scrolls to what has the focus does so in its next frame.
  await expect.poll(over, { message: `${control} is covered`, timeout: 5_000 }).toBeNull();
}

/** A mark of two pixels at least, on the control or on what stands for it. */
async function expectFocusShown(control: Locator): Promise<void> {
  const shown = await control.evaluate((element) => {
    const marked = (one: Element | null) => {
      if (!one) return false;
      const { outlineStyle, outlineWidth, opacity } = getComputedStyle(one);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && opacity !== '0';
    };
    return marked(element) || [...(element.parentElement?.children ?? [])].some(marked);
  });
  expect(shown, `${control} has the focus and does not show it`).toBe(true);
}

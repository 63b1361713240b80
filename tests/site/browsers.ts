import { spawnSync } from 'node:child_process';
import type { Browser, Page } from 'puppeteer-core';

/** The browsers that the site is tried in, by puppeteer's name of each, and the programs that they may be. */
const PROGRAMS = {
  chrome: [process.env.CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome'],
  firefox: [process.env.FIREFOX, 'firefox-esr', 'firefox'],
} as const;

export type BrowserName = keyof typeof PROGRAMS;
export const BROWSERS = Object.keys(PROGRAMS) as BrowserName[];

/** Opens one; without it the test ends, saying so. */
export async function openBrowser(name: BrowserName, skip: (reason: string) => void): Promise<Browser> {
  const found = PROGRAMS[name].map((program) => program && pathOf(program)).find(Boolean);
  if (!found) {
    const reason = `no ${name} found (Debian: apt-get install chromium firefox-esr); pages were not tried in it`;
    console.warn(reason);
    skip(reason);
    throw new Error(reason);
  }
  const { launch } = await import('puppeteer-core');
  const args = name === 'chrome' ? ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] : [];
  return launch({ browser: name, executablePath: found, args, protocolTimeout: 600_000 });
}

function pathOf(program: string): string | undefined {
  const { status, stdout } = spawnSync('which', [program], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * Waits, looking once in a while, until the page says so; a page that loads anew meanwhile is asked again.
 * @throws Error with what it showed instead.
 */
export async function waitFor(
  page: Page,
  condition: string,
  patience: number,
  shown = '#message',
): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    const found = await page.evaluate(condition).catch((error: Error) => {
      if (/context|navigat|frame/i.test(error.message)) return false;
      throw error;
    });
    if (found) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const text = await page.evaluate(`document.querySelector('${shown}')?.textContent`);
  throw new Error(`not within ${patience / 1000} s: ${condition}; the page said '${text}'`);
}

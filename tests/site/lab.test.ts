import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataRoot } from '../../src/data/dataRoot';
import { packageRoot } from '../../src/packageRoot';
import { BROWSERS, openBrowser, waitFor } from './browsers';
import { type SiteServer, siteServer } from './siteServer';

const site = join(packageRoot, 'site', 'dist');
const shots = join(packageRoot, 'artifacts', 'site');
const axe = readFileSync(join(packageRoot, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
/** Opened, and loaded once more by its service worker, which isolates it. */
const OPEN =
  "self.crossOriginIsolated && /^epoch/.test(document.querySelector('#lane-A [data-part=status]').textContent)";
const STATUS = '#lane-A [data-part=status]';
const VERIFIED = "document.querySelectorAll('#verified tr').length === 3";

const text = (page: Page, selector: string) => page.$eval(selector, (one) => one.textContent ?? '');
const click = (page: Page, selector: string) => page.$eval(selector, (one) => (one as HTMLElement).click());

/** The lab page as it opens; `asked` takes the address of every request. */
async function openLab(browser: Browser, url: string, asked: string[] = [], hash = ''): Promise<Page> {
  const page = await browser.newPage();
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${url}lab/index.html${hash}`);
  await waitFor(page, OPEN, 60_000);
  return page;
}

/** A number that a lane shows in its list. */
async function shown(page: Page, lane: string, name: string): Promise<number> {
  const list = await page.$eval(`${lane} dl`, (one) => Array.from(one.children, (each) => each.textContent));
  return Number.parseFloat((list[list.indexOf(name) + 1] ?? '').replaceAll(',', ''));
}

async function setField(page: Page, name: string, value: string): Promise<void> {
  await page.$eval(
    `#controls [name=${name}]`,
    (one, given) => {
      (one as HTMLInputElement).value = given;
      one.dispatchEvent(new Event('change', { bubbles: true }));
    },
    value,
  );
}

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, ['site/lab/build.mjs'], {
    cwd: packageRoot,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  mkdirSync(shots, { recursive: true });
});

describe('the lab page', () => {
  let server: SiteServer;
  let browser: Browser | undefined;

  beforeAll(async () => {
    server = await siteServer(site);
  });

  afterAll(async () => {
    await browser?.close();
    server.close();
  });

  it('has less than 1 MB of script', () => {
    const scripts = ['lab.js', 'labWorker.js', 'engineThread.js'].map(
      (name) => statSync(join(site, 'lab', name)).size,
    );
    expect(scripts.reduce((sum, size) => sum + size)).toBeLessThan(1e6);
  });

  it('collapses as trained, and not where the rounding is out; asks no other origin', async ({ skip }) => {
    browser = await openBrowser('chrome', skip);
    const asked: string[] = [];
    const page = await openLab(browser, server.url, asked);
    await page.setViewport({ width: 1280, height: 900 });
    await click(page, '#tour [data-step=rounding]');
    const ended = (lane: string) =>
      `/^epoch 26,000$/.test(document.querySelector('#lane-${lane} [data-part=status]').textContent)`;
    await waitFor(page, `${ended('A')} && ${ended('B')}`, 600_000);
    expect(await shown(page, '#lane-B', 'test accuracy')).toBeGreaterThan(99);
    expect(await shown(page, '#lane-B', 'variance on PC1')).toBeLessThan(20);
    await click(page, '#tour [data-step=direction]');
    await waitFor(page, "!document.querySelector('#lane-A dl').textContent.includes('26,000')", 60_000);
    expect(await shown(page, '#lane-A', 'test accuracy')).toBeLessThan(80);
    expect(await shown(page, '#lane-A', 'variance on PC1')).toBeGreaterThan(80);
    await page.screenshot({ path: join(shots, 'lab-tour.png'), fullPage: true });
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter((url) => !url.startsWith(server.url) && !/^(data|blob):/.test(url))).toEqual([]);
    await page.close();
  }, 800_000);

  it('says what is wrong with an absurd exponent or a foreign file, and keeps what was there', async ({
    skip,
  }) => {
    browser ??= await openBrowser('chrome', skip);
    const page = await openLab(browser, server.url);
    const before = await text(page, '#lane-A dl');
    await setField(page, 'zipf', '99');
    await click(page, '#begin');
    await waitFor(page, "document.querySelector('#message.wrong')", 10_000);
    expect(await text(page, '#message')).toBe('Zipf exponent: expected a number from 0 to 4, got 99');
    await setField(page, 'zipf', '1.5');
    const chooser = (await page.$('#file')) as unknown as { uploadFile(path: string): Promise<void> };
    const baseline = (...path: string[]) => readFileSync(join(dataRoot(), 'runs', 'baseline', ...path));
    const folder = mkdtempSync(join(tmpdir(), 'lab-'));
    const files = {
      'image.png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'other.h5': Buffer.from('894844460d0a1a0a0000000000080800', 'hex'),
      'empty.safetensors': Buffer.alloc(0),
      'large.safetensors': Buffer.alloc(0),
      'parameters.safetensors': baseline('snapshots', 'epoch-024700.safetensors'),
      'directions.safetensors': baseline('directions', 'glp-onset.safetensors'),
    };
    const wrong: string[] = [];
    for (const [name, bytes] of Object.entries(files)) {
      writeFileSync(join(folder, name), bytes);
      if (name.startsWith('large')) truncateSync(join(folder, name), 300 * 2 ** 20);
      await chooser.uploadFile(join(folder, name));
      await waitFor(
        page,
        `document.querySelector('#message.wrong')?.textContent.startsWith('${name}')`,
        10_000,
      );
      wrong.push(await text(page, '#message'));
    }
    rmSync(folder, { recursive: true });
    const header = 'not a valid safetensors file: expected a header of at most 100000000 bytes';
    expect(wrong).toEqual([
      `image.png: ${header}, found 727905341920923785`,
      `other.h5: ${header}, found 727905341903489161`,
      'empty.safetensors: not a valid safetensors file: expected at least 8 bytes, found 0',
      'large.safetensors: expected a state of this network, of about 0.6 MB, got 300 MB',
      "parameters.safetensors: expected a tensor 'adam.m.head.bias', found none",
      "directions.safetensors: expected a tensor 'head.bias', found none",
    ]);
    expect(await page.$eval('#controls [name=start]', (one) => (one as HTMLSelectElement).value)).toBe(
      '24000',
    );
    expect(await text(page, '#lane-A dl')).toBe(before);
    await page.close();
  }, 120_000);

  it('opens a link that is put into its address, and says what is wrong with a broken one', async ({
    skip,
  }) => {
    browser ??= await openBrowser('chrome', skip);
    const broken = await openLab(
      browser,
      server.url,
      [],
      '#state=24001&stretch=24001_summed_none_1.5_1&until=9',
    );
    expect(await text(broken, '#message.wrong')).toBe(
      'start: expected a state at 20000, 24000, 40000, 80000, got 24001',
    );
    expect(await text(broken, STATUS)).toBe('epoch 24,000');
    const go = (link: string) =>
      broken.evaluate((to) => {
        location.hash = to;
      }, link);
    await go('state=20000&stretch=20000_summed_none_1.5_1&until=20100');
    await waitFor(broken, `document.querySelector('${STATUS}').textContent === 'epoch 20,000'`, 30_000);
    expect(await text(broken, '#message')).toMatch(/^This link is an experiment up to epoch 20,100/);
    await go('state=20000&stretch=20000_summed_none_1.5_1_2&until=20100');
    await waitFor(broken, "document.querySelector('#message.wrong')", 10_000);
    expect(await text(broken, '#message')).toMatch(/^a stretch: expected epoch_label_projected_zipf_decay/);
    expect(await text(broken, STATUS), 'what was there stays').toBe('epoch 20,000');
    await broken.close();
  }, 120_000);

  it('stops, branches, goes back, and gives a link that repeats the experiment', async ({ skip }) => {
    browser ??= await openBrowser('chrome', skip);
    const page = await openLab(browser, server.url);
    await click(page, '#lane-A [data-do=train]');
    await waitFor(page, "document.querySelector('#lane-A dl').textContent.includes('24,150')", 120_000);
    await click(page, '#lane-A [data-do=train]');
    await waitFor(page, "document.querySelector('#lane-A [data-do=train]').textContent === 'Train'", 60_000);
    await setField(page, 'projected', 'plane');
    await setField(page, 'angle', '30');
    await click(page, '#lane-A [data-do=branch]');
    await waitFor(
      page,
      "/Branched at epoch 24,[0-9]00/.test(document.querySelector('#message').textContent)",
      60_000,
    );
    await click(page, '#lane-B [data-do=link]');
    await waitFor(page, 'location.hash.includes("_30_1.5_1")', 30_000);
    const hash = await page.evaluate(() => location.hash);
    await click(page, '#lane-A [data-do=back]');
    await waitFor(
      page,
      "/^Back at epoch 24,[0-9]00/.test(document.querySelector('#message').textContent)",
      30_000,
    );
    await click(page, '#lane-A [data-do=train]');
    await click(page, '#begin');
    const anew = `document.querySelector('${STATUS}').textContent === 'epoch 24,000'`;
    await waitFor(
      page,
      `${anew} && document.querySelector('#lane-A [data-do=train]').textContent === 'Train'`,
      60_000,
    );
    await page.close();
    const again = await openLab(browser, server.url, [], hash);
    expect(await text(again, '#message')).toMatch(/^This link is an experiment up to epoch 24,[0-9]00/);
    expect(await again.$eval('#controls [name=angle]', (one) => (one as HTMLInputElement).value)).toBe('30');
    await again.close();
  }, 300_000);

  it('takes out a direction picked in its plane, by mouse, keys or finger, and the link says at which epoch', async ({
    skip,
  }) => {
    browser ??= await openBrowser('chrome', skip);
    const page = await openLab(browser, server.url);
    const plane = (lane: string) => `${lane} [data-plane=leading]`;
    const angle = () => page.$eval('#controls [name=angle]', (one) => (one as HTMLInputElement).value);
    const centre = async (lane: string) => {
      await page.$eval(plane(lane), (one) => one.scrollIntoView({ block: 'center' }));
      const { x, y, width, height } = (await (await page.$(plane(lane)))!.boundingBox())!;
      return { x: x + width / 2, y: y + height / 2, radius: width / 2 };
    };
    await page.setViewport({ width: 1280, height: 720 });
    const { x, y, radius } = await centre('#lane-A');
    await page.mouse.move(x + 10, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y - 30);
    await page.mouse.move(x, y - 0.7 * radius);
    expect(await angle()).toBe('90');
    await page.mouse.up();
    await page.mouse.move(x - 60, y);
    expect(await angle(), 'it was let go').toBe('90');
    expect(await text(page, '#message')).toMatch(/^Picked 90° in the plane at epoch 24,000/);
    await page.focus(plane('#lane-A'));
    for (const key of ['PageUp', 'ArrowLeft'] as const) await page.keyboard.press(key);
    expect(await angle()).toBe('104');
    await waitFor(
      page,
      `document.querySelector('${plane('#lane-A')}').ariaValueText === '104° from PC1 towards PC2'`,
      5000,
    );
    await click(page, '#lane-A [data-do=branch]');
    await waitFor(
      page,
      "document.querySelector('#lane-B [data-part=directions]').textContent.includes('100 % of its length')",
      60_000,
    );
    expect(await text(page, '#lane-A [data-part=directions]')).not.toContain('taken out');
    await click(page, '#lane-B [data-do=link]');
    await waitFor(page, 'location.hash.includes("stretch=24000_subtractive_104_1.5_1")', 30_000);
    await page.setViewport({ width: 390, height: 844, hasTouch: true, isMobile: true });
    await waitFor(page, OPEN, 60_000);
    const finger = await centre('#lane-A');
    await page.touchscreen.touchStart(finger.x + 5, finger.y);
    await page.touchscreen.touchMove(finger.x + 40, finger.y);
    await page.touchscreen.touchMove(finger.x - 60, finger.y + 60);
    // A browser may hold a finger's moves until its next frame.
    await waitFor(page, "document.querySelector('#controls [name=angle]').value === '225'", 10_000);
    await page.touchscreen.touchEnd();
    await page.screenshot({ path: join(shots, 'lab-picked.png') });
    await page.close();
  }, 120_000);

  it('has no serious violation of accessibility, and nothing is cut at 390 px, in light and dark', async ({
    skip,
  }) => {
    browser ??= await openBrowser('chrome', skip);
    const page = await openLab(browser, server.url);
    for (const value of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      await page.setViewport({ width: 390, height: 844 });
      await page.evaluate(axe);
      const found = (await page.evaluate('axe.run().then(({ violations }) => violations)')) as {
        id: string;
        impact: string;
        nodes: { target: string[] }[];
      }[];
      const serious = found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`)).toEqual(
        [],
      );
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await page.screenshot({ path: join(shots, `lab-phone-${value}.png`), fullPage: true });
    }
    await page.close();
  }, 120_000);

  it('finds a wrong byte in a served snapshot', async ({ skip }) => {
    browser ??= await openBrowser('chrome', skip);
    const spoiled = await siteServer(site, {
      instead: (path, bytes) => {
        if (path.endsWith('snapshots/epoch-024700.safetensors')) bytes[bytes.length - 7] ^= 1;
        return bytes;
      },
    });
    const page = await openLab(browser, spoiled.url);
    await click(page, '#verify');
    await waitFor(page, "document.querySelector('#message').textContent.startsWith('verifying')", 60_000);
    // What is served is held against the manifest before the training, which need not be waited for.
    await click(page, '#verify');
    await waitFor(page, "document.querySelector('#message.wrong')", 60_000);
    expect(await text(page, '#message')).toBe('not the committed bytes: the snapshot served, epoch 24700');
    expect(await page.$$eval('#verified tr.equal', (rows) => rows.length)).toBe(1);
    await page.close();
    spoiled.close();
  }, 300_000);

  for (const name of BROWSERS)
    it(`trains to the committed bytes: ${name}`, async ({ skip }) => {
      const own = await openBrowser(name, skip);
      try {
        const page = await openLab(own, server.url);
        await click(page, '#verify');
        await waitFor(page, VERIFIED, 240_000);
        expect(await text(page, '#message')).toMatch(/^Every byte is as committed/);
        expect(await page.$$eval('#verified tr.equal', (rows) => rows.length)).toBe(3);
        await page.screenshot({ path: join(shots, `lab-verified-${name}.png`) });
      } finally {
        await own.close();
      }
    }, 300_000);

  for (const name of BROWSERS)
    it(`shows in each step of the tour what the step says, from its first 100 epochs on: ${name}`, async ({
      skip,
    }) => {
      const own = await openBrowser(name, skip);
      try {
        const page = await openLab(own, server.url);
        const step = async (named: string, lane: string, epoch: string, takesOut = false) => {
          await click(page, `#tour [data-step=${named}]`);
          const part = (selector: string) =>
            `document.querySelector('#lane-${lane} ${selector}').textContent`;
          const reached = `${part('dl')}.startsWith('epoch${epoch}')`;
          const as = `${part('[data-part=directions]')}.includes('taken out') === ${takesOut}`;
          await waitFor(page, `${reached} && ${as}`, 120_000);
          const button = `#tour [data-step=${named}]`;
          const told = `${await text(page, button)}. ${await text(page, `${button} + p`)}`;
          expect(await text(page, '#message'), 'what the step says stays in sight').toBe(told);
        };
        const pc1 = (lane: string) => shown(page, lane, 'variance on PC1');
        const labels = (lane: string) => text(page, `${lane} dd:last-of-type`);

        await step('learns', 'A', '20,1');
        expect(await shown(page, '#lane-A', 'test accuracy'), 'about half, and rising').toBeGreaterThan(57);
        await step('forgets', 'A', '24,1');
        expect(await pc1('#lane-A'), '13.8 at the start, and rising').toBeGreaterThan(17);
        const trained = async () => Number.parseFloat((await text(page, STATUS)).slice(6).replace(',', ''));
        const before = await trained();
        await click(page, '#tour [data-step=direction]');
        for (const end = Date.now() + 120_000; (await trained()) < before + 75 && Date.now() < end; )
          await waitFor(page, `document.querySelector('${STATUS}').textContent.includes('a second')`, 60_000);
        await click(page, '#lane-A [data-do=train]');
        const looks =
          "(({ value, max }) => Number(value) < Number(max))(document.querySelector('#lane-A .scrub input'))";
        await waitFor(page, looks, 60_000);
        expect(await trained(), 'it went on, and was stopped').toBeGreaterThanOrEqual(before + 75);
        await step('out', 'B', '24,1', true);
        expect(await pc1('#lane-B')).toBeLessThan(await pc1('#lane-A'));
        await step('rounding', 'B', '24,1');
        expect(await labels('#lane-B'), 'no whole steps of 2^-24').toMatch(/\d\.\d/);
        expect(await labels('#lane-A'), 'whole steps').toMatch(/^−?\d+ and −?\d+$/);
        expect(await page.$('#message.wrong')).toBeNull();
        await page.screenshot({ path: join(shots, `lab-steps-${name}.png`) });
      } finally {
        await own.close();
      }
    }, 600_000);
});

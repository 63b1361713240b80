import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/packageRoot';
import { needJupyter, runPython } from '../jupyter';
import { needChromium } from './chromium';
import { startLab } from './labServer';

const artifacts = join(packageRoot, 'artifacts');

const steered = `
import { button, slider, vbox } from 'activation-supervision/widgets';
const rate = slider({ min: 0, max: 10, value: 1, description: 'rate' });
const stop = button({ description: 'Stop', icon: 'stop' });
vbox(rate, stop)`;

const training = `
let isOn = true;
stop.on('click', () => { isOn = false });
const bar = () => ({ data: { values: [{ rate: rate.value }] }, mark: 'bar', encoding: { x: { field: 'rate', type: 'quantitative', scale: { domain: [0, 10] } } } });
const chart = display(bar());
while (isOn) {
  chart.update(bar());
  await new Promise((next) => setTimeout(next, 50));
}
\`ended at rate \${rate.value}\``;

const curves = `
import { interact } from 'activation-supervision/widgets';
const steps = Array.from({ length: 60 }, (_, i) => i / 10);
const curve = (n: number, wave: 'sin' | 'cos') => ({
  data: { values: steps.map((x) => ({ x, y: Math[wave](n * x) })) },
  mark: 'line', encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
});
interact(({ n, wave }) => curve(n, wave), { n: [0, 10], wave: ['sin', 'cos'] })`;

const own = `
import { anyModel } from 'activation-supervision/widgets';
const counter = anyModel({
  esm: \`export default { render({ model, el }) {
    const [button, said] = [document.createElement('button'), document.createElement('p')];
    const draw = () => { button.textContent = 'count ' + model.get('count') };
    button.onclick = () => { model.set('count', model.get('count') + 1); model.save_changes(); model.send({ clicked: true }) };
    model.on('change:count', draw);
    model.on('msg:custom', (message, buffers) => {
      said.textContent = 'count ' + model.get('count') + ', doubled ' + message.doubled + ', bytes ' + new Uint8Array(buffers[0].buffer).join(' ');
    });
    draw();
    el.append(button, said);
  } }\`,
  css: 'button { color: darkred }',
  count: 0,
});
counter.on('message', () => counter.send({ doubled: counter.count * 2 }, [new Uint8Array([1, 2, 3])]));
counter`;

const all = `
import * as w from 'activation-supervision/widgets';
const [ticks, followed] = [w.play({ max: 50, interval: 50 }), w.slider({ max: 50, description: 'linked' })];
w.jslink(ticks, followed);
const place = w.output();
place.capture(() => console.log('captured'));
w.vbox(
  w.hbox(ticks, followed),
  place,
  w.tab({
    numbers: w.vbox(w.floatSlider({ description: 'float' }), w.rangeSlider({ description: 'range' }), w.floatLogSlider({ description: 'log' }), w.intText({ description: 'int' }), w.floatText({ description: 'number' }), w.intProgress({ value: 30, description: 'progress' })),
    texts: w.vbox(w.text({ value: 'line' }), w.textarea({ value: 'lines' })),
  }),
  w.vbox(w.dropdown({ options: ['a', 'b'], description: 'dropdown' }), w.toggleButtons({ options: { low: 1, high: 2 }, value: 2 }), w.radioButtons({ options: [1, 2, 3] }), w.checkbox({ value: true, description: 'checked' })),
  w.accordion({ more: w.html('<b>bold</b> and <i>italic</i>'), less: w.label('label') }, { selectedIndex: 0 }),
  w.slider({ description: 'wide', layout: { width: '80%' }, style: { handleColor: 'tomato' } }),
)`;

const cell = (source: string) => ({
  cell_type: 'code',
  execution_count: null,
  metadata: {},
  outputs: [],
  source: source.trim(),
});

const notebook = {
  cells: [steered, training, curves, own, all].map(cell),
  metadata: {
    kernelspec: { name: 'activation-supervision', display_name: 'TypeScript', language: 'typescript' },
  },
  nbformat: 4,
  nbformat_minor: 4,
};

it('JupyterLab: a slider changes a chart while a loop runs, widgets outlive a reload and an interrupt', async ({
  skip,
}) => {
  needJupyter(skip);
  const browser = needChromium(skip);
  mkdirSync(artifacts, { recursive: true });
  const folder = mkdtempSync(join(artifacts, 'lab-'));
  writeFileSync(join(folder, 'widgets.ipynb'), JSON.stringify(notebook));
  const lab = await startLab(folder, 120_000);
  try {
    const drive = join(__dirname, 'labWidgets.py');
    const args = [drive, lab.url, lab.token, join(artifacts, 'notebooks')];
    const { status, stdout, stderr } = await runPython(args, { env: { CHROMIUM: browser } });
    expect(status, `${stderr}\n${lab.log()}`).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      still_without_a_hand: true,
      runs_while_steered: true,
      errors: 0,
      broken: 0,
      interrupt: expect.stringMatching(/interrupt/i),
      after_reload: '7',
      after_restart: '2',
    });
  } finally {
    await lab.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 600_000);

import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { packageRoot } from '../../src/packageRoot';
import { dropdown, interact, output, slider, tab } from '../../src/widgets';
import { type FakeComms, withFakeComms, withoutComms } from './fakeComms';

const display = Symbol.for('Jupyter.display');
const shown = (value: object) => (value as Record<symbol, () => Record<string, unknown>>)[display]();
let comms: FakeComms;

beforeEach(() => {
  comms = withFakeComms();
});
afterEach(withoutComms);

describe('interact', () => {
  it('makes a control of each kind, with the types that the function takes', () => {
    const all = interact(
      ({ n, x, some, flag, name, one, of }) =>
        [n + x, some.toFixed(1), !flag, name.length, one satisfies 'a' | 'b', of].join(),
      {
        n: [0, 10],
        x: 0.5,
        some: slider({ min: 0, max: 1, value: 0.25 }),
        flag: true,
        name: 'me',
        one: ['a', 'b'],
        of: { low: 1, high: 2 },
      },
    );
    expect(all.values).toEqual({ n: 5, x: 0.5, some: 0.25, flag: true, name: 'me', one: 'a', of: 1 });
    all.controls.n.value satisfies number;
    all.controls.one.value satisfies 'a' | 'b';
    all.controls.some.max satisfies number;
    const kinds = Object.values(all.controls).map((one) => one.kind);
    expect(kinds).toEqual([
      'IntSlider',
      'FloatSlider',
      'FloatSlider',
      'Checkbox',
      'Text',
      'Dropdown',
      'Dropdown',
    ]);
    expect(all.controls.some).toHaveProperty('description', 'some');
    expect(shown(all)['text/plain']).toContain('5.5,0.3,false,2,a,1');
    expect(() => interact(() => 1, { a: null as never })).toThrow('interact: a: expected a widget');
  });

  it('calls the function again with what a view sets, and shows what it prints and gives in one place', async () => {
    const all = interact(
      ({ n }) => {
        console.log(`printed ${n}`);
        return n * 2;
      },
      { n: [0, 10] },
    );
    comms.say(all.controls.n.id, { method: 'update', state: { value: 7 } });
    all.output.flush();
    expect(all.output.outputs).toMatchObject([{ text: 'printed 7\n' }, { data: { 'text/plain': '14' } }]);
    expect(shown(all)['text/html']).toContain('<b>7</b>');
  });

  it('throws what the function throws at first, and shows it later', () => {
    const fail = ({ on }: { on: boolean }) => {
      if (on) throw new RangeError('no');
    };
    expect(() => interact(fail, { on: true })).toThrow('no');
    const all = interact(fail, { on: false });
    all.controls.on.value = true;
    all.output.flush();
    expect(all.output.outputs).toMatchObject([{ output_type: 'error', ename: 'RangeError', evalue: 'no' }]);
    all.controls.on.value = false;
    all.output.flush();
    expect(all.output.outputs).toEqual([]);
  });

  it('waits for a function that takes its time, and calls it once more with the latest values only', async () => {
    const calls: number[] = [];
    const ends: (() => void)[] = [];
    const all = interact(
      async ({ n }) => {
        calls.push(n);
        await new Promise<void>((end) => ends.push(end));
        return n;
      },
      { n: slider({ max: 10, value: 1 }) },
    );
    for (const value of [2, 3, 4]) all.controls.n.value = value;
    expect(calls).toEqual([1]);
    ends.shift()!();
    await vi.waitFor(() => expect(calls).toEqual([1, 4]));
    ends.shift()!();
    await vi.waitFor(() => expect(all.output.outputs).toMatchObject([{ data: { 'text/plain': '4' } }]));
  });
});

describe('an output', () => {
  it('keeps old outputs until the next ones come, joins texts and updates displays', () => {
    const out = output();
    const take = out.capture(() => 5);
    expect(take).toBe(5);
    out.append({ output_type: 'stream', name: 'stdout', text: 'a' });
    out.append({ output_type: 'stream', name: 'stdout', text: 'b' });
    out.clear(true);
    out.flush();
    expect(out.outputs).toEqual([{ output_type: 'stream', name: 'stdout', text: 'ab' }]);
    out.fail(new TypeError('bad'));
    out.flush();
    expect(out.outputs).toMatchObject([{ ename: 'TypeError' }]);
    out.clear();
    out.flush();
    expect(out.outputs).toEqual([]);
  });

  it('replaces what is there by the latest value, however long an earlier one takes to draw', async () => {
    const out = output();
    const ends: (() => void)[] = [];
    comms.bundle = ((value: unknown) =>
      value === 'slow'
        ? new Promise((end) => ends.push(() => end({ 'text/plain': 'slow' })))
        : { 'text/plain': String(value) }) as typeof comms.bundle;
    out.replace('slow');
    out.replace('quick');
    ends[0]();
    await new Promise((next) => setImmediate(next));
    out.flush();
    expect(out.outputs).toMatchObject([{ data: { 'text/plain': 'quick' } }]);
    out.replace('slow');
    out.clear();
    ends[1]();
    await new Promise((next) => setImmediate(next));
    expect(out.outputs).toEqual([]);
  });

  it('keeps the last few hundred outputs of a flood', () => {
    const out = output();
    for (let i = 0; i < 1_000; i++) out.show(i);
    out.flush();
    expect(out.outputs).toHaveLength(200);
    expect(out.outputs.at(-1)).toMatchObject({ data: { 'text/plain': '999' } });
  });
});

describe('without a kernel that has comms', () => {
  beforeEach(withoutComms);

  it('widgets are values, and shown as such', () => {
    const view = tab({
      first: slider({ value: 3, description: 'n' }),
      second: dropdown({ options: ['<a>'] }),
    });
    const bundle = shown(view);
    expect(Object.keys(bundle)).toEqual(['text/html', 'text/plain']);
    expect(bundle['text/html']).toContain('n: <b>3</b>');
    expect(bundle['text/html']).toContain('&lt;a&gt;');
  });

  it('interact calls its function once and shows the result, waited for', async () => {
    const calls = vi.fn(async ({ n }: { n: number }) => n + 1);
    const bundle = await shown(interact(calls, { n: [0, 4] }));
    expect(bundle).toMatchObject({ 'text/plain': 'n: 2\n3' });
    expect(calls).toHaveBeenCalledTimes(1);
  });

  it('the library is loaded by its name in plain Node, as CommonJS and as an ES module', () => {
    const scripts = [
      ['-p', "require('activation-supervision/widgets').slider({ value: 2 }).value"],
      [
        '--input-type=module',
        '-e',
        "import { slider } from 'activation-supervision/widgets'; console.log(slider({ value: 2 }).value)",
      ],
    ];
    for (const args of scripts)
      expect(execFileSync(process.execPath, args, { cwd: packageRoot, encoding: 'utf8' })).toBe('2\n');
  });
});

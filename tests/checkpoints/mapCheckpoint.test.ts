import { describe, expect, it } from 'vitest';
import { type CheckpointOptions, mapCheckpoint } from '../../src/checkpoints/mapCheckpoint';
import type { NamedTensor } from '../../src/checkpoints/namedTensor';
import { modularAddition } from '../../src/data/modularAddition';
import { row } from '../../src/engine/matrix';
import { InputError } from '../../src/inputError';
import { forward } from '../../src/models/mlp';
import { expected, shownPairs, tensorsOf, transposed } from './fixtures';

type Tensors = Map<string, NamedTensor>;

const trained = Object.keys(expected).filter((name) => name !== 'torch-untrained-square');
const SQUARE = 'torch-sequential-square';

function refusal(tensors: Tensors, options?: CheckpointOptions): string {
  try {
    mapCheckpoint(tensors, options);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as InputError).message;
  }
  throw new Error('expected a refusal');
}

function tensor(tensors: Tensors, name: string): NamedTensor {
  const found = tensors.get(name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

function renamed(tensors: Tensors, name: (old: string) => string): Tensors {
  return new Map([...tensors].map(([old, value]) => [name(old), value]));
}

describe('mapCheckpoint', () => {
  it.each(trained)('has the logits and the accuracy of the framework that wrote %s', (name) => {
    const { parameters, shape, accuracy, knownPairs } = mapCheckpoint(tensorsOf(name));
    const { logits } = forward(parameters, shape, shownPairs);
    expect(accuracy).toBeCloseTo(expected[name].accuracy, 12);
    expect(knownPairs).toBe(169);
    expected[name].logits.forEach((theirs, i) => {
      const largest = Math.max(...theirs.map(Math.abs));
      row(logits, i).forEach((value, j) => {
        expect(Math.abs(value - theirs[j])).toBeLessThan(2e-6 * largest);
      });
    });
  });

  it.each(trained)('gives a map of %s that reads it again without a guess', (name) => {
    const first = mapCheckpoint(tensorsOf(name));
    const again = mapCheckpoint(tensorsOf(name), { map: first.map });
    expect(again.map.split(',').sort()).toEqual(first.map.split(',').sort());
    expect(again.parameters).toEqual(first.parameters);
    expect(again.adam).toEqual(first.adam);
  });

  it('tells a square kernel by accuracy, whichever way it is stored', () => {
    const tensors = tensorsOf(SQUARE);
    const straight = mapCheckpoint(tensors);
    expect(straight.map).toContain('hidden1.kernel=2.weight.T');
    const turned = mapCheckpoint(tensors.set('2.weight', transposed(tensor(tensors, '2.weight'))));
    expect(turned.map).toContain('hidden1.kernel=2.weight,');
    expect(turned.parameters).toEqual(straight.parameters);
  });

  it('tells it on the training pairs alone where the split is known', () => {
    const pairs = () => modularAddition({ p: 13, trainFraction: 0.3, seed: 5 }).train;
    expect(mapCheckpoint(tensorsOf(SQUARE), { pairs })).toMatchObject({ accuracy: 1, knownPairs: 50 });
  });

  it('does not ask for the order of the tensors in the file', () => {
    const forth = mapCheckpoint(tensorsOf('keras'));
    const back = mapCheckpoint(new Map([...tensorsOf('keras')].reverse()));
    expect(back.parameters).toEqual(forth.parameters);
  });

  it('goes by shapes where names say nothing of the order', () => {
    const names: Record<string, string> = { fc1: 'zebra', fc2: 'bear', fc3: 'ant' };
    const strange = renamed(tensorsOf('torch-fc-float64'), (old) => old.replace(/fc\d/, (fc) => names[fc]));
    expect(mapCheckpoint(strange).accuracy).toBe(1);
  });

  it('takes what is mapped by hand and guesses the rest', () => {
    const odd = renamed(tensorsOf(SQUARE), (old) => (old === '2.weight' ? 'middle matrix' : old));
    expect(refusal(odd)).toMatch(/cannot tell what 'middle matrix' \[16 x 16\] is: say so with --map/);
    const { accuracy } = mapCheckpoint(odd, { map: 'hidden1.kernel=middle matrix.T' });
    expect(accuracy).toBe(1);
  });

  it('takes zeros for a bias that a network does not have', () => {
    const tensors = tensorsOf(SQUARE);
    tensors.set('4.bias', { shape: [13], data: new Float32Array(13) });
    const whole = mapCheckpoint(tensors);
    tensors.delete('4.bias');
    expect(refusal(tensors)).toMatch(/layer '4' has no bias/);
    expect(mapCheckpoint(tensors, { map: 'head.bias=0' }).parameters).toEqual(whole.parameters);
  });

  it('turns moments as it turns their parameters', () => {
    const tensors = tensorsOf('torch-with-adam');
    const { adam } = mapCheckpoint(tensors);
    expect(adam?.step).toBe(300);
    const theirs = transposed(tensor(tensors, 'optimizer.state.2.exp_avg'));
    expect(Array.from(adam?.adamM['hidden1.kernel'] ?? [])).toEqual(Array.from(theirs.data));
    const squared = tensor(tensors, 'optimizer.state.5.exp_avg_sq');
    expect(Array.from(adam?.adamV['head.bias'] ?? [])).toEqual(Array.from(squared.data));
  });

  it('has moments of optax, and none where none are asked for', () => {
    const tensors = tensorsOf('flax-with-optax');
    const theirs = tensor(tensors, 'opt_state/0/nu/params/Dense_0/kernel');
    const { adam } = mapCheckpoint(tensors);
    expect(Array.from(adam?.adamV['hidden0.kernel'] ?? [])).toEqual(Array.from(theirs.data));
    expect(mapCheckpoint(tensors, { moments: false }).adam).toBeUndefined();
    expect(mapCheckpoint(tensorsOf('flax')).adam).toBeUndefined();
  });
});

describe('mapCheckpoint refuses', () => {
  it('a square kernel that accuracy does not tell, naming both ways', () => {
    const message = refusal(tensorsOf('torch-untrained-square'));
    expect(message).toMatch(/^ambiguous: .*hidden1\.kernel=2\.weight \(.*hidden1\.kernel=2\.weight\.T \(/);
    for (const way of ['', '.T']) {
      const map = `hidden1.kernel=2.weight${way}`;
      expect(mapCheckpoint(tensorsOf('torch-untrained-square'), { map }).map).toContain(`${map},`);
    }
  });

  it('a square kernel that is mapped the wrong way', () => {
    const message = refusal(tensorsOf(SQUARE), { map: 'hidden1.kernel=2.weight' });
    expect(message).toMatch(/as mapped .* 100\.0 % with hidden1\.kernel=2\.weight\.T$/);
  });

  it('another kernel that is mapped the wrong way', () => {
    const message = refusal(tensorsOf(SQUARE), { map: 'head.kernel=4.weight' });
    expect(message).toBe('the shapes do not fit as mapped; they do with head.kernel=4.weight.T');
  });

  it.each<[string, (tensors: Tensors) => unknown, RegExp]>([
    ['a missing kernel', (all) => all.delete('2.weight'), /layer '2' has no kernel/],
    [
      'a layer too many',
      (all) => all.set('6.weight', { shape: [13, 13], data: new Float32Array(169) }),
      /expected three dense layers.*'6\.weight' \[13 x 13\]/,
    ],
    [
      'a tensor that is no part of a layer',
      (all) => all.set('1.running_mean', { shape: [16], data: new Float32Array(16) }),
      /cannot tell what '1\.running_mean' \[16\] is.*--ignore/,
    ],
    [
      'another shape',
      (all) => all.set('2.weight', { shape: [16, 15], data: new Float32Array(240) }),
      /expected three dense layers.*'2\.weight' \[16 x 15\]/,
    ],
    [
      'a kernel of three dimensions',
      (all) => all.set('2.weight', { shape: [4, 4, 16], data: new Float32Array(256) }),
      /'2\.weight' \[4 x 4 x 16\]/,
    ],
    [
      'NaN',
      (all) => (tensor(all, '2.weight').data as Float32Array).fill(Number.NaN, 3, 4),
      /'2\.weight' holds NaN at position 3/,
    ],
    [
      'a number beyond float32',
      (all) => all.set('4.bias', { shape: [13], data: new Float64Array(13).fill(1e39) }),
      /'4\.bias': float32 cannot hold 1e\+39 at position 0/,
    ],
    [
      'two tensors for one part',
      (all) => all.set('2.kernel', { shape: [16, 16], data: new Float32Array(256) }),
      /ambiguous: '2\.weight' and '2\.kernel' are both the kernel of '2'/,
    ],
    ['nothing at all', (all) => all.clear(), /found no tensors/],
  ])('%s', (_, change, reason) => {
    const tensors = tensorsOf(SQUARE);
    change(tensors);
    expect(refusal(tensors)).toMatch(reason);
  });

  it('a second copy of the network, until it is left out', () => {
    const both = tensorsOf(SQUARE);
    for (const [name, value] of tensorsOf(SQUARE)) both.set(`ema.${name}`, value);
    expect(refusal(both)).toMatch(/expected three dense layers.*'ema\.0\.weight'/);
    expect(mapCheckpoint(both, { ignore: ['ema.*'] }).accuracy).toBe(1);
    expect(refusal(both, { ignore: ['emma.*'] })).toBe("--ignore: no tensor 'emma.*' in the file");
  });

  it('layers in an order that neither names nor shapes nor accuracy tell', () => {
    const zeros = (...shape: number[]) => ({ shape, data: new Float32Array(shape.reduce((a, b) => a * b)) });
    const alike = new Map(
      ['red', 'green', 'blue'].flatMap((name) => [
        [`${name}/kernel`, zeros(5, 5)],
        [`${name}/bias`, zeros(5)],
      ]),
    ) as Tensors;
    expect(refusal(alike)).toMatch(/^ambiguous: the shapes fit in 48 ways.*hidden0\.kernel=red\/kernel/);
  });

  it('inputs of another encoding than asked for', () => {
    expect(refusal(tensorsOf(SQUARE), { inputs: 'summed' })).toMatch(/inputs summed, found/);
    expect(refusal(tensorsOf('torch-summed'), { inputs: 'embedding' })).toMatch(/inputs embedding, found/);
  });

  it('moments that are not all there, or of inputs that have no counterpart', () => {
    const missing = tensorsOf('torch-with-adam');
    missing.delete('optimizer.state.3.exp_avg_sq');
    expect(refusal(missing)).toMatch(/expected 'adam\.v\.hidden1\.bias' for 'model\.2\.bias', found none/);
    const negative = tensorsOf('torch-with-adam');
    const squared = tensor(negative, 'optimizer.state.3.exp_avg_sq');
    negative.set('optimizer.state.3.exp_avg_sq', {
      ...squared,
      data: Float32Array.from(squared.data, (v) => -v),
    });
    expect(refusal(negative)).toMatch(/'optimizer\.state\.3\.exp_avg_sq' holds -.*expected none below 0/);
    const summed = tensorsOf('torch-summed').set('exp_avg.fc1.weight', {
      shape: [18, 13],
      data: new Float32Array(234),
    });
    expect(refusal(summed)).toMatch(/moments of summed inputs.*--no-moments/);
    expect(mapCheckpoint(summed, { moments: false }).accuracy).toBe(1);
  });

  it('moments without a number of steps, or with two', () => {
    const tensors = new Map([...tensorsOf('torch-with-adam')].filter(([name]) => !name.endsWith('.step')));
    expect(refusal(tensors)).toMatch(/give it with --step/);
    expect(mapCheckpoint(tensors, { step: 7 }).adam?.step).toBe(7);
    expect(refusal(tensorsOf('torch-with-adam'), { step: 7 })).toMatch(/says 300 steps, expected 7/);
  });

  it.each([
    ['hidden0.weight=0.weight', /expected one of hidden0\.kernel, .*found 'hidden0\.weight'/],
    ['hidden0.kernel', /expected pairs such as/],
    ['hidden0.kernel=nothing', /no tensor 'nothing' for 'hidden0\.kernel' in the file, which has 0\.bias/],
    ['head.bias=4.bias,head.bias=4.bias', /'head\.bias' is named twice/],
    [
      'hidden0.bias=0.bias,hidden1.bias=0.bias',
      /'0\.bias' is taken for 'hidden0\.bias' and for 'hidden1\.bias'/,
    ],
    ['hidden0.kernel=4.weight', /what --map says, hidden0\.kernel=4\.weight, leaves no such three|as mapped/],
    ['head.kernel=0', /zeros are for biases, not for 'head\.kernel'/],
  ])('the map %s', (map, reason) => {
    expect(refusal(tensorsOf(SQUARE), { map })).toMatch(reason);
  });
});

import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/data/sha256';
import { GlpEngine } from '../../../src/engine/glp/glpEngine';
import { glpNormals } from '../../../src/engine/glp/glpNormals';
import type { TaskState } from '../../../src/engine/taskState';
import { InputError } from '../../../src/inputError';
import { canonicalGlp } from '../../../src/models/glp/glpOptions';
import { TfjsGlpEngine } from '../../../src/models/glp/tfjsGlpEngine';
import { normal } from '../../../src/random/normal';
import {
  engineOptions,
  formOf,
  forms,
  relativeDifferences,
  SAMPLES,
  smallGlp,
  someBatches,
  someState,
  withEngine,
} from '../../models/glp/glpFixtures';
import { ENGINES } from '../engines';

function stateHash({ parameters, adamM, adamV }: TaskState): string {
  const arrays = [parameters, adamM, adamV].flatMap((named) => Object.values(named));
  return sha256(Buffer.concat(arrays.map(({ buffer }) => Buffer.from(buffer))));
}

/** State and losses after `steps` steps, and velocities there. */
async function trained(options = engineOptions(), steps = 20) {
  const batches = someBatches(steps, { ...smallGlp, batch: options.batch });
  const start = someState({ ...smallGlp, shape: options.shape });
  return withEngine(
    start,
    async (engine) => {
      const losses = await engine.run(batches);
      const velocity = await engine.velocity(glpNormals([1, 1], 70 * options.shape.input), 0.5);
      return { state: engine.state(), losses, velocity };
    },
    options,
  );
}

describe('GlpEngine', () => {
  it.each([2, 3, 4])('gives the same bytes on 1 and %i threads', async (threads) => {
    const [one, many] = [
      await trained(engineOptions(smallGlp, 1)),
      await trained(engineOptions(smallGlp, threads)),
    ];
    expect(stateHash(many.state)).toBe(stateHash(one.state));
    expect(many.losses).toEqual(one.losses);
    expect(many.velocity).toEqual(one.velocity);
  });

  it.each(
    ENGINES,
  )('gives the same bytes on 1 and 2 threads for the canonical widths, as ever: %s', async (engine) => {
    const hashes = [];
    for (const threads of [1, 2]) {
      const options = { ...engineOptions({ ...canonicalGlp, batch: 64 }, threads), engine };
      const { state } = await trained(options, 2);
      hashes.push(stateHash(state));
    }
    expect(new Set(hashes)).toEqual(
      new Set(['27a6817e985573f31c3b5823a5fac896bcad2f1a0af1faf3ad2cfc602d44964f']),
    );
  });

  it('gives the same bytes on every engine, losses and velocities too', async () => {
    const [first, ...others] = await Promise.all(
      ENGINES.map((engine) => trained({ ...engineOptions(), engine })),
    );
    for (const other of others) {
      expect(stateHash(other.state)).toBe(stateHash(first.state));
      expect(other.losses).toEqual(first.losses);
      expect(other.velocity).toEqual(first.velocity);
    }
  });

  it.each(
    forms,
  )('gives the same bytes on every engine and on 1 and 3 threads in another form: %o', async (form) => {
    const options = (threads: number) => engineOptions(formOf(form), threads);
    const [first, ...others] = await Promise.all([
      ...ENGINES.map((engine) => trained({ ...options(1), engine })),
      trained(options(3)),
    ]);
    for (const other of others) {
      expect(stateHash(other.state)).toBe(stateHash(first.state));
      expect(other.losses).toEqual(first.losses);
      expect(other.velocity).toEqual(first.velocity);
    }
    const plain = await trained(options(1), 150);
    expect(plain.losses[149]).toBeLessThan(0.8 * plain.losses[0]);
  });

  it('takes a form that is named as it does where it is left out', async () => {
    const named = await trained(engineOptions(formOf({ time: 'added', norm: 'rms' })));
    expect(stateHash(named.state)).toBe(stateHash((await trained()).state));
  });

  it('takes the AdamW steps of tfjs, clipped alike', async () => {
    const options = { ...engineOptions(), clipNorm: 0.05 };
    const batches = someBatches(5);
    const tfjs = await TfjsGlpEngine.create(options, 'cpu');
    tfjs.load(someState());
    tfjs.setActivations(glpNormals([3, 5], SAMPLES * options.shape.input));
    const theirs = await tfjs.run(batches);
    const ours = await trained(options, 5);
    for (const [name, difference] of Object.entries(
      relativeDifferences(ours.state.parameters, tfjs.state().parameters),
    )) {
      expect(difference, name).toBeLessThan(1e-4);
    }
    theirs.forEach((loss, i) => {
      expect(Math.abs(ours.losses[i] - loss)).toBeLessThan(1e-5 * loss);
    });
    await tfjs.close();
  });

  it('goes on from a state that was read', async () => {
    const whole = await trained();
    const batches = someBatches(20);
    const half = await withEngine(someState(), async (engine) => {
      await engine.run(batches.slice(0, 9));
      return engine.state();
    });
    const rest = await withEngine(half, async (engine) => {
      await engine.run(batches.slice(9));
      return engine.state();
    });
    expect(stateHash(rest)).toBe(stateHash(whole.state));
    expect(rest.step).toBe(20);
  });

  it('lowers the loss', async () => {
    const { losses } = await trained(engineOptions(), 150);
    expect(losses[149]).toBeLessThan(0.8 * losses[0]);
  });

  it('stops at a weight that is not finite', async () => {
    const start = someState();
    start.parameters.output[3] = Number.NaN;
    await expect(withEngine(start, (engine) => engine.run(someBatches(2)))).rejects.toThrow(
      'infinite or NaN',
    );
  });

  it('is for one order at a time', async () => {
    const both = withEngine(someState(), (engine) =>
      Promise.all([engine.run(someBatches(2)), engine.run(someBatches(2))]),
    );
    await expect(both).rejects.toThrow('already running');
  });

  it.each([
    [{ shape: { ...smallGlp.shape, model: 20 } }, 'GLP model: expected a positive multiple of 8, got 20'],
    [{ shape: { ...smallGlp.shape, blocks: 0 } }, 'GLP blocks: expected 1 to 10, got 0'],
    [{ shape: { ...smallGlp.shape, timeScale: 0 } }, 'GLP timeScale: expected a number above 0'],
    [
      { shape: { ...smallGlp.shape, time: 'divided' as 'added' } },
      'GLP time: expected added or multiplied, got divided',
    ],
    [{ shape: { ...smallGlp.shape, norm: 'none' as 'rms' } }, 'GLP norm: expected rms or layer, got none'],
    [{ batch: 30 }, 'GLP batch: expected a positive multiple of 4, got 30'],
  ])('refuses %o', async (wrong, message) => {
    const opened = GlpEngine.create({ ...engineOptions(), ...wrong });
    await expect(opened).rejects.toThrow(InputError);
    await expect(opened).rejects.toThrow(message);
  });

  it('refuses batches and activations that do not fit', async () => {
    const [batch] = someBatches(1);
    await withEngine(someState(), async (engine) => {
      const short = { ...batch, rows: batch.rows.slice(1) };
      await expect(engine.run([short])).rejects.toThrow(
        'GLP batch: expected 64 rows and times, got 63 and 64',
      );
      const outside = { ...batch, rows: batch.rows.map((row, i) => (i === 5 ? SAMPLES : row)) };
      await expect(engine.run([outside])).rejects.toThrow(
        `expected samples 0..${SAMPLES - 1}, got ${SAMPLES}`,
      );
      expect(() => engine.setActivations(new Float32Array(17))).toThrow('GLP activations: expected at most');
    });
  });
});

describe('glpNormals', () => {
  it('are those of jax.random.normal to a few ulp', () => {
    const [ours, reference] = [glpNormals([12, 34], 5000), normal([12, 34], 5000)];
    ours.forEach((x, i) => {
      expect(Math.abs(x - reference[i])).toBeLessThan(1e-6 * Math.max(1, Math.abs(x)));
    });
  });

  it('depend on key and position alone', () => {
    expect(glpNormals([1, 2], 300_001).slice(0, 7)).toEqual(glpNormals([1, 2], 7));
    expect(glpNormals([1, 3], 7)).not.toEqual(glpNormals([1, 2], 7));
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { forward, head } from '../../../src/models/mlp';
import { packageRoot } from '../../../src/packageRoot';
import { openRun } from '../../../src/runs/openRun';
import { exampleErrors } from '../../docs/exampleErrors';
import { runExample } from '../../docs/runExample';
import { needJupyter, runPython } from '../../jupyter';

const page = readFileSync(join(packageRoot, 'site/book/pages/checkpoints.md'), 'utf8');
const code = (heading: string): string =>
  new RegExp(`^### ${heading}\\n.*?^\`\`\`\\w+\\n(.*?)^\`\`\``, 'ms').exec(page)![1];

it('the page says in TypeScript how to load a checkpoint: its types and values hold', async () => {
  const example = code('TypeScript');
  expect([...exampleErrors(new Map([['page', example]]))]).toEqual([['page', []]]);
  expect(example.split('// =>').length).toBeGreaterThan(4);
  await runExample(example);
});

it('the page says in NumPy how to load one: it gives what we compute', async ({ skip }) => {
  needJupyter(skip);
  const program = `${code('NumPy')}\nprint(json.dumps({"accuracy": float(accuracy), "h1": h1[1].tolist(), "logits": logits[1].tolist()}))`;
  const { status, stdout, stderr } = await runPython(['-c', program], { cwd: packageRoot });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const [said, json] = stdout.trim().split('\n');
  const theirs = JSON.parse(json);
  const run = openRun('baseline');
  const parameters = run.parameters(25_700);
  const { h1 } = forward(parameters, run.shape, Int32Array.of(0, 1));
  const logits = head(parameters, run.shape, h1);
  const close = (a: ArrayLike<number>, b: readonly number[]) =>
    expect(Math.max(...b.map((value, i) => Math.abs(value - a[i])))).toBeLessThan(1e-2);
  expect(theirs.h1).toHaveLength(128);
  close(h1.data, theirs.h1);
  close(logits.data, theirs.logits);
  expect(said).toBe(`${theirs.accuracy.toFixed(3)} of all pairs right at the onset, 128 activations each`);
  expect(theirs.accuracy).toBeGreaterThan(0.98);
});

it('the page says in other Python what Python can read', async ({ skip }) => {
  needJupyter(skip);
  for (const heading of ['PyTorch', 'JAX', 'A history']) {
    const { status, stderr } = await runPython(['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], {
      input: code(heading),
    });
    expect([heading, status, stderr]).toEqual([heading, 0, '']);
  }
});

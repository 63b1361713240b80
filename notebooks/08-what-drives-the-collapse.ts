// ---
// jupyter:
//   jupytext:
//     formats: ipynb,ts:percent
//     text_representation:
//       extension: .ts
//       format_name: percent
//       format_version: '1.3'
//   kernelspec:
//     display_name: TypeScript (activation-supervision)
//     language: typescript
//     name: activation-supervision
// ---

// %% [markdown]
// # What drives the collapse
//
// A question of ours to the essay's section
// [*The memorization direction from the loss landscape*](https://jagilley.github.io/activation-supervision.html#:~:text=The%20memorization%20direction%20from%20the%20loss%20landscape).
//
// Softmax and cross-entropy have a famous gradient: p − 1 for the right answer, p for all others. They sum to zero. In
// float32 the first is computed by a subtraction of two numbers near 1; once the network is sure, all digits cancel and the
// sum is zero no more. Written as minus the sum of the others it is the same number, and nothing cancels:
//
// ```ts
// gradient[label] = p[label] - 1;                    // subtractive: as everyone does it
// gradient[label] = -sumOf(gradient, except(label)); // summed
// ```
//
// The two live branches below differ in that line, and in nothing else.

// %%
import {
  branchHistory,
  compareHistories,
  conditionRun,
  openRun,
  progressBar,
  readRoundingWindow,
  rounding,
  roundingFigure,
  roundingWindows,
  runReferences,
  shortBranch,
  show,
  withState,
} from 'activation-supervision';

// %% tags=["parameters"]
const start: number = 24_000; // any epoch; this one is 1,000 before the first onset
const epochs: number = 600; // trained from there, twice

// %% [markdown]
// ## Live: one line of difference
//
// Two branches of the same state, both in float32. Source: [`shortBranch`](../src/experiments/shortBranch.ts); the line is in
// [`labelGradient.h`](../src/engine/kernel/labelGradient.h).

// %%
const run = await withState(openRun('baseline'), start, progressBar('epochs up to the start'));
const subtractive = await shortBranch(run, {
  from: start,
  epochs: epochs,
  ...progressBar('p − 1'),
});
const summed = await shortBranch(run, {
  from: start,
  epochs: epochs,
  labelGradient: 'summed',
  ...progressBar('minus the others'),
});
show(
  compareHistories(
    { 'p − 1': subtractive, 'minus the sum of the others': summed },
    { text: `From epoch ${start.toLocaleString('en-US')}, one line of arithmetic apart` },
  ),
);

// %% [markdown]
// ## The long run
//
// From the baseline's state at 20,000, cached.

// %%
const exact = branchHistory(run, conditionRun(run, 'exact-from-20000'));
show(
  compareHistories(
    { 'p − 1': run.history, 'minus the sum of the others': exact },
    { text: 'The same line over the whole run' },
  ),
);

// %% [markdown]
// ## On another stack
//
// The same state, model and loss in JAX, once in float32 and once in float64 throughout. The label gradient is a difference
// in both, as autodiff makes it; nothing but the precision tells these two apart. Source:
// [`precision.py`](../bench/precision.py).

// %%
const references = runReferences(run)
  .filter(({ suppression }) => !suppression)
  .map(({ precision, history }) => [precision, history]);
show(
  compareHistories(Object.fromEntries(references), {
    text: 'JAX, from epoch 20,000, in two precisions',
  }),
);

// %% [markdown]
// ## What is lost
//
// The label entries of the two heaviest pairs, true and as float32 has them, before each collapse; below, how PC1 grows
// meanwhile, and where the error of the whole gradient points. Source:
// [`roundingFigure`](../src/figures/roundingFigure.ts), [`roundingRow`](../src/experiments/roundingRow.ts).

// %%
show(roundingFigure(roundingWindows(run).map((window) => readRoundingWindow(run, window))));

// %% [markdown]
// ## Everything in one table
//
// Source: [`rounding`](../src/tables/rounding.ts). The loss of p − 1 is known: Prieto et al. call it *softmax collapse*
// ([arXiv 2501.04697](https://arxiv.org/abs/2501.04697)).

// %%
show(rounding(run));

// %% [markdown]
// ## What it means for the essay
//
// **What stands.** Before every collapse one direction takes over h1, and without it the classes are all there. A prior finds
// it without labels; at the onset it is h1's first principal component, or nearly so (|cos| 0.97 to 0.99).
//
// **What does not.** The cause. Over the 3,000 epochs before an onset 62 to 70 % of the force along the direction is rounding,
// at the onset more than 90 %, and most of it comes from two pairs. Without the cancellation no run collapses that we have:
// three seeds from 20,000 on, one from the start; nor does JAX in float64. So it is not the loss alone that pulls towards
// memorization. Two lines of the table do not hold, and belong to the picture: the true gradients of the two pairs are about
// two units, not below one; and early in a window the error points elsewhere and turns to m as the onset nears.
//
// **What of the intervention.** One direction can be enough to intervene, also one that was found without labels: projected
// out, the gradient's own ends the collapses of two seeds of three, and in JAX those of the third, where our run is left with
// one late; the prior's ends those of one seed. It is not enough every time ([05](05-suppression.ipynb),
// [07](07-metacognitive-supervision.ipynb)): what pushes is still there.
//
// The activations showed where to look. Float64 showed what it was.
//
// **Exercise.** Make the weights more unequal, a Zipf exponent of 2 from the state at 20,000, and train `summed`. Would you
// expect the collapse to come back? Which run would tell?
//
// <details><summary>Solution</summary>
//
// Weight makes the heaviest pairs heavier, but cannot bring the cancellation back; if it collapses all the same, rounding was
// not the whole story. Compare with the same under `subtractive`: without a collapse there, the other shows nothing.
//
// ```sh
// npm run -s cli -- train --seed 42 --zipf 2 --label-gradient summed --epochs 60000 --out runs/zipf-2-summed \
//   --from data/runs/baseline/states/epoch-020000.safetensors
// ```
//
// </details>
//
// Back to [the start](00-start-here.ipynb)

// -*- coding: utf-8 -*-
// ---
// jupyter:
//   jupytext:
//     cell_metadata_filter: tags
//     formats: ipynb,ts:percent
//     notebook_metadata_filter: kernelspec,jupytext,-jupytext.text_representation.jupytext_version
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
// In two sentences: the softmax gradient of a sample sums to zero over the classes, and in float32 it does not; what is left
// over pulls all logits of the two heaviest samples down together, which the loss cannot see, until one direction of h1, the
// head's mean column, swallows the rest. Take the excess away and nothing collapses; put it in alone and it does.
//
// What would refute it: a collapse with rows that sum to zero, or none with an excess put in by hand. Both are tried below.

// %%
import {
  allOnes,
  asked,
  compareHistories,
  dose,
  drift,
  driftOfSample,
  figure,
  mechanism,
  momentOf,
  openStudyRun,
  plainReferences,
  progressBar,
  rounding,
  sampleExcess,
  sampleExcessFigure,
  shortBranch,
  show,
  whoSumsToZero,
  withState,
} from 'activation-supervision';
import { checkbox, output, vbox } from 'activation-supervision/widgets';
import { from } from 'arquero';

// %% tags=["parameters"]
const study: string = asked.study ?? 'data'; // a study's folder
const run: string = asked.run ?? ''; // a run of it, or a run's folder; '': the baseline of its first seed
const start: number | undefined = undefined; // any epoch; undefined: 1,700 before the first onset
const epochs: number = 500; // trained from there, once for each switch

// %% [markdown]
// ## Find the two samples
//
// The gradient of cross-entropy at the logits is p − 1 for the right answer and p for all others: together zero. In float32
// the first is a difference of two numbers near 1; once the network is sure, its digits cancel. The bars show by how much the
// rows of single pairs miss zero, bit for bit as the training step has them. Source:
// [`sampleExcess`](../src/mechanism/sampleExcess.ts).

// %%
const opened = openStudyRun(study, run);
const begin = momentOf(opened, start, 1_700);
if (begin.note) console.log(begin.note);
const trained = await withState(opened, begin.epoch, progressBar('epochs up to the start'));
const excesses = sampleExcess(trained, trained.state(begin.epoch).parameters, 10);
show(sampleExcessFigure(excesses, begin.epoch));

// %% [markdown]
// Many rows miss by one or two units, some up, some down. Weight picks two of them: half of the loss hangs on two pairs.
//
// The heaviest of them in numbers: its label entry, true and as float32 has it, in units of 2^-24; what its row then sums to;
// the mean of its logits, with the head as it is and with the head's mean over classes taken off; and by how much that changes
// any probability. The loss cannot see the drift: that is why it goes on. Source:
// [`driftOfSample`](../src/mechanism/driftOfSample.ts).

// %%
show(from([1, 2, 3].map((rank) => driftOfSample(trained, begin.epoch, rank))));

// %% [markdown]
// ## Five switches
//
// The same state, trained on five ways; each differs from the first in one thing. The mean of all logits is what the excess
// acts on: the softmax is blind to it. Source: [`shortBranch`](../src/branches/shortBranch.ts); the arithmetics are in
// [`labelGradient.h`](../src/engine/kernel/labelGradient.h).

// %%
const two = { heaviest: 2 };
const switches = {
  'as trained': {},
  'exact for two samples': { labelGradient: 'summed', step: two },
  'as trained for those two only': { labelGradient: 'subtractive', step: two },
  'head centred every step': { step: { gauge: 1 } },
  'all-ones projected out': { directions: [allOnes(trained.shape.hidden[1])] },
} as const;
const branches: Record<string, Awaited<ReturnType<typeof shortBranch>>> = {};
for (const [name, change] of Object.entries(switches)) {
  branches[name] = await shortBranch(trained, {
    from: begin.epoch,
    epochs: epochs,
    ...change,
    ...progressBar(name),
  });
}
show(
  compareHistories(
    branches,
    { text: `From epoch ${begin.epoch.toLocaleString('en-US')}, one thing apart` },
    { columns: ['mean_logit', 'h1_pc1_variance_fraction'] },
  ),
);

// %% [markdown]
// ## A switch in your hand
//
// The fifth of them, to be thrown while it trains: check and uncheck the box, and see how soon the mean logit turns.
// Halfway it is checked for you, for those who only read. Source: [`checkbox`](../src/widgets/numberWidgets.ts).

// %%
const half = begin.epoch + 25 * Math.round(epochs / 50);
const [project, chart] = [checkbox({ description: 'project (1, …, 1) out' }), output()];
show(vbox(project, chart));
const ones = allOnes(trained.shape.hidden[1]);
const drawn = (soFar: (typeof branches)[string]) =>
  compareHistories(
    { 'as trained': branches['as trained'], 'by hand': soFar },
    { text: `From epoch ${begin.epoch.toLocaleString('en-US')}, by hand` },
    { columns: ['mean_logit', 'h1_pc1_variance_fraction'] },
  );
const byHand = await shortBranch(trained, {
  from: begin.epoch,
  epochs: epochs,
  every: 25,
  directions: (at) => ((project.value ||= at === half) ? [ones] : []),
  row: (soFar) => chart.replace(drawn(soFar)),
  ...progressBar('by hand'),
});
chart.clear();
show(drawn(byHand));

// %% [markdown]
// ## The long runs
//
// From the state at 20,000 to 60,000, cached, over seeds. *Knocked out*: the rows sum to zero, or what they drive is held
// back. *Knocked in*: all exact but for the two samples, or but for a constant drive. Source:
// [`mechanism`](../src/tables/mechanism/mechanism.ts); the rules were written
// [before the runs](../docs/what-drives-the-collapse.md). Look for a strip without marks: rows that sum to zero, in five ways; the
// two samples exact; the head centred. Then for those with marks: the two samples alone, and a constant drive from one unit on.
// The mean part of the rounding alone does nothing: with an exact label entry the samples become surer until there is nothing
// left to round. Below seed 44 stand seven seeds that nobody had seen when the rules were written.

// %%
show(() => figure('mechanism').make(trained));

// %%
show(() => mechanism(trained));

// %%
show(() => figure('first-collapse').make(trained));

// %% [markdown]
// ## A drive without any rounding
//
// Exact rows, and a constant on every logit of the two pairs. If it is the excess that drives the collapse, and not some other
// trace of float32, this has to be enough. How large it must be, our account from gain and decay does not foretell. Source:
// [`dose`](../src/tables/mechanism/dose.ts), [`driveThreshold`](../src/metrics/gradients/driveThreshold.ts).

// %%
show(() => dose(trained));

// %% [markdown]
// ## What is lost, and where the force comes from
//
// The label entries of the two pairs before each collapse, true and as float32 has them; `show(figure('rounding').make(trained))`
// [draws them](../data/results/figures/rounding.png). Source: [`roundingRow`](../src/gradients/roundingRow.ts).

// %%
show(() => rounding(trained));

// %% [markdown]
// The error of the whole gradient has two parts. One lies along the head's mean column, in the null space of the softmax, and
// makes nearly all of the push along m; the other moves labels against the other classes and lies across m, which is why the
// cosine of the whole error with m is only about a half. Source: [`drift`](../src/tables/mechanism/drift.ts).

// %%
show(() => figure('drift').make(trained));

// %%
show(() => drift(trained));

// %% [markdown]
// ## Other forms, other stacks
//
// What rows sum to in the kernels of other frameworks, by the form of the loss. Source:
// [`whoSumsToZero`](../src/tables/mechanism/whoSumsToZero.ts).

// %%
show(() => whoSumsToZero(trained));

// %% [markdown]
// ## The same run on another stack
//
// The same state, model and loss in JAX, in float32 and in float64 throughout. The label gradient is a difference in both, as
// autodiff makes it; nothing but the precision tells these two apart. Source: [`precision.py`](../bench/precision.py).

// %%
const references = plainReferences(trained).map(({ precision, history }) => [precision, history]);
const lone = 'No run on JAX goes on from a state of this one: bench/precision.py takes the essay’s baseline.';
const precisions = { text: 'JAX, from epoch 20,000, in two precisions' };
show(references.length > 0 ? compareHistories(Object.fromEntries(references), precisions) : lone);

// %% [markdown]
// ## What it means for the essay
//
// **What stands.** Before every collapse one direction takes over h1, and without it the classes are all there. A prior finds
// it without labels; at the onset it is h1's first principal component, or nearly so.
//
// **What does not.** The cause. It is not the loss that pulls towards memorization: the same loss with rows that sum to zero
// does not collapse, in any of ten seeds, and two exact samples of 2,822 are enough for that, in all of ten. And the direction need not be discovered: it is the mean column of the head,
// which can be read off the weights, and close to (1, …, 1), which needs nothing at all, because activations after a ReLU are
// positive. What a probe finds has to be measured against that ([06](06-autonomous-discovery.ipynb)).
//
// **What is not known.** Whether the collapses of other networks, of other optimisers, or those called slingshots
// ([Thilak et al.](https://arxiv.org/abs/2206.04817)) are of this kind. The loss of p − 1 is known as *softmax collapse*
// ([Prieto et al.](https://arxiv.org/abs/2501.04697)); there it stops learning, here its bias drives a drift. How large a drive it
// takes: our linear account is off by a factor of one to three. And why the same direction rises without heavy samples where the
// decay is small, as trained and not in exact arithmetic ([07](07-metacognitive-supervision.ipynb), the map). All of this is one
// task and one architecture.
//
// **Exercise.** The heaviest pair alone: is it enough? Set `two` to one sample and run the switches again, from 20,000 for longer
// if you have the time. Which of the two would you have to make exact?
//
// <details><summary>Solution</summary>
//
// `{ heaviest: 1 }`. In the bars above the first pair adds about three times as much as the second; with it exact, a third of
// the drive is left or less. Whether that is below the threshold of the table of doses, a long run tells:
//
// ```sh
// npm run -s cli -- train --seed 42 --label-gradient summed --label-gradient-for 1 --epochs 60000 --out runs/exact-for-1 \
//   --from data/runs/baseline/states/epoch-020000.safetensors
// ```
//
// </details>
//
// Next: [09 Your own network](09-your-own-network.ipynb)

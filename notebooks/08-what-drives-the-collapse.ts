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
// A question of ours to the essay's section [*The memorization direction from the loss
// landscape*](https://jagilley.github.io/activation-supervision.html#:~:text=The%20memorization%20direction%20from%20the%20loss%20landscape).
// In short: the softmax gradient of a sample is a row of numbers, one for each class, that sum to zero. In float32 they do not:
// an *excess* is left over. It pulls all logits of the two heaviest samples down together, which the loss cannot see, until one
// direction of h1 swallows the rest: the mean of the last layer's weights over the classes, the *head's mean column*. Take the
// excess away and nothing collapses. Put in nothing else, and the network collapses.
//
// What would refute it: a collapse with rows that sum to zero, or none with an excess put in by hand. Both are tried below.
//
// What the words mean: [glossary](../docs/glossary.md); the rules: [definitions](../data/DEFINITIONS.md).

// %%
import {
  allOnes,
  asked,
  branchOutcomes,
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
const epochs: number = 2_400; // trained from there, past the drop, once for each switch
const threads = 2; // cores that train a branch; 1 where other work has them

// %% [markdown]
// ## Find the two samples
//
// The gradient of cross-entropy at the logits is p − 1 for the right class (the *label entry*) and p for all others: together
// zero. Once the network is sure, p − 1 is a difference of two numbers near 1, and in float32 its digits cancel. The bars show by
// how much the rows of single pairs miss zero, bit for bit as the training step has them. Source:
// [`sampleExcess`](../src/mechanism/sampleExcess.ts).

// %%
const opened = openStudyRun(study, run);
const begin = momentOf(opened, start, 1_700);
if (begin.note) console.log(begin.note);
const trained = await withState(opened, begin.epoch, progressBar('epochs up to the start'));
const excesses = sampleExcess(trained, trained.state(begin.epoch).parameters, 10);
show(sampleExcessFigure(excesses, begin.epoch));

// %% [markdown]
// Many rows miss by one or two units of 2^-24, some up, some down. Weight picks two of them: half of the loss hangs on two pairs.
//
// Why do digits cancel? The chart shows p of the two heaviest pairs among the numbers that float32 has just below 1. p is 1 over
// a sum of exponentials. That sum lies just above 1, where float32 numbers are two units of 2^-24 apart, and an exponential below
// one unit is lost as it is added to 1. So p − 1 in training is 0, −2, −4, … and mostly 0. Source:
// [`numberLineFigure`](../src/figures/mechanism/numberLineFigure.ts).

// %%
show(() => figure('number-line').make(trained));

// %% [markdown]
// The three heaviest pairs in numbers: first the label entry, true and as float32 has it, and what the row then sums to, in units
// of 2^-24; then the mean of the pair's logits, with the head as it is and with its mean over classes taken off; last, by how
// much that changes any probability. The loss cannot see the drift: that is why it goes on. Source:
// [`driftOfSample`](../src/mechanism/driftOfSample.ts).

// %%
show(from([1, 2, 3].map((rank) => driftOfSample(trained, begin.epoch, rank))));

// %% [markdown]
// Now the same over epochs, up to the first onset of the cached run. Where p − 1 reads 0, all of 1 − p is left over in the row; on
// the right, what that does to the mean logit. Source: [`excessFigure`](../src/figures/mechanism/excessFigure.ts).

// %%
show(() => figure('excess').make(trained));

// %% [markdown]
// ## Five switches
//
// The same state, trained on in five ways; each differs from the first in one thing. *Exact*: the label entry is minus the sum of
// the others, so the row sums to zero. *Head centred*: the head's mean column is taken off. *All-ones*: the direction (1, …, 1) of
// h1. Watch the mean logit: the excess acts on it, and the softmax is blind to it. Each way takes about 15 seconds on two
// free cores. Source: [`shortBranch`](../src/branches/shortBranch.ts); the arithmetics are in
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
    threads: threads,
    ...change,
    ...progressBar(name),
  });
}
show(
  compareHistories(
    branches,
    { text: `From epoch ${begin.epoch.toLocaleString('en-US')}, one thing apart` },
    { columns: ['test_accuracy', 'mean_logit', 'h1_pc1_variance_fraction'] },
  ),
);
show(from(branchOutcomes(branches)));

// %% [markdown]
// The table says which of your branches collapsed: fell 0.10 below their best accuracy. Where the mean logit went on
// down, PC1 rose; the accuracy follows last, if at all. The collapse needs the rounding of the two samples as trained,
// and no other sample's.
//
// ## A switch in your hand
//
// The fifth switch, thrown while the network trains: check and uncheck the box, and see how soon the mean logit turns. Halfway,
// with PC1 risen and the accuracy still whole, the box is checked for those who only read. Source:
// [`checkbox`](../src/widgets/numberWidgets.ts).

// %%
const half = begin.epoch + 25 * Math.round(epochs / 50);
const [project, chart] = [checkbox({ description: 'project (1, …, 1) out' }), output()];
show(vbox(project, chart));
const ones = allOnes(trained.shape.hidden[1]);
const drawn = (soFar: (typeof branches)[string]) =>
  compareHistories(
    { 'as trained': branches['as trained'], 'by hand': soFar },
    { text: `From epoch ${begin.epoch.toLocaleString('en-US')}, by hand` },
    { columns: ['test_accuracy', 'mean_logit', 'h1_pc1_variance_fraction'] },
  );
const byHand = await shortBranch(trained, {
  from: begin.epoch,
  epochs: epochs,
  threads: threads,
  every: 25,
  directions: (at) => ((project.value ||= at === half) ? [ones] : []),
  row: (soFar) => chart.replace(drawn(soFar)),
  ...progressBar('by hand'),
});
chart.clear();
show(drawn(byHand));
show(from(branchOutcomes({ 'by hand': byHand })));

// %% [markdown]
// ## The long runs
//
// Cached runs over seeds, from the state at 20,000 to 60,000. *Knocked out*: the rows sum to zero, or what they drive is held
// back. *Knocked in*: all exact but for the two samples, or but for a constant drive. Source:
// [`mechanism`](../src/tables/mechanism/mechanism.ts); the rules were written
// [before the runs](../docs/what-drives-the-collapse.md).
//
// Of those *knocked out*, look for the strips without marks: rows that sum to zero, in five ways; the two samples exact; the head
// centred. Of those *knocked in*, for the strips with marks: only the two samples as trained, and a constant drive of one unit or
// more. To project *all-ones* out held for your 2,400 epochs above; over 40,000 it does not always. The mean part of the rounding alone
// does nothing: with an exact label entry the samples become surer until nothing is left to round. Below seed 44 stand seven
// seeds that nobody had seen when the rules were written.

// %%
show(() => figure('mechanism').make(trained));

// %%
show(() => mechanism(trained));

// %%
show(() => figure('first-collapse').make(trained));

// %% [markdown]
// ## A drive without any rounding
//
// Every row is exact, and a constant, the *drive*, is added to the gradient at every logit of the two pairs. If the excess drives
// the collapse, and not some other trace of float32, this has to be enough. Our linear account does not foretell how large it
// must be. Source: [`dose`](../src/tables/mechanism/dose.ts), [`driveThreshold`](../src/metrics/gradients/driveThreshold.ts).

// %%
show(() => dose(trained));

// %% [markdown]
// ## What is lost, and where the force comes from
//
// The label entries of the two pairs before each collapse, true and as float32 has them.
// `show(figure('rounding').make(trained))` [draws them](../data/results/figures/rounding.png). Source:
// [`roundingRow`](../src/gradients/roundingRow.ts).

// %%
show(() => rounding(trained));

// %% [markdown]
// The rounding error of the whole gradient has two parts. One lies along the head's mean column, where the softmax is blind,
// and makes nearly all of the push along m, h1 PC1 at the onset. The other moves the right class against all others and lies
// across m. That is why the cosine of the whole error with m is only about a half. Source:
// [`drift`](../src/tables/mechanism/drift.ts).

// %%
show(() => figure('drift').make(trained));

// %%
show(() => drift(trained));

// %% [markdown]
// ## Other forms, other stacks
//
// What the rows sum to in other frameworks, by the form in which the loss is written. Source:
// [`whoSumsToZero`](../src/tables/mechanism/whoSumsToZero.ts).

// %%
show(() => whoSumsToZero(trained));

// %% [markdown]
// ## The same run on another stack
//
// The same state, model and loss in JAX, once in float32 and once in float64 throughout. In both the label entry is a difference,
// as autodiff makes it; the two runs differ in nothing but precision. Source: [`precision.py`](../bench/precision.py).

// %%
const references = plainReferences(trained).map(({ precision, history }) => [precision, history]);
const lone = 'No run on JAX goes on from a state of this one: bench/precision.py takes the essay’s baseline.';
const precisions = { text: 'JAX, from epoch 20,000, in two precisions' };
show(references.length > 0 ? compareHistories(Object.fromEntries(references), precisions) : lone);

// %% [markdown]
// ## What it means for the essay
//
// **What stands.** Before every collapse one direction takes over h1, and without it the classes are all there. A prior finds
// that direction without labels; at the onset it is h1's first principal component, or nearly so.
//
// **What does not stand.** The cause. It is not the loss that pulls towards memorization. With rows that sum to zero the same
// loss does not collapse in any of ten seeds, and in all ten it is enough to make two of 2,822 samples exact. Nor does the
// direction need discovery: it is the mean column of the head, which can be read off the weights, and close to (1, …, 1), which
// needs nothing at all, because activations after a ReLU are positive. What a probe finds has to be measured against that
// ([06](06-autonomous-discovery.ipynb)).
//
// **What is not known.**
//
// - Whether collapses of other networks or other optimisers are of this kind, or those called slingshots
//   ([Thilak et al.](https://arxiv.org/abs/2206.04817)). That p − 1 is lost is known as *softmax collapse*
//   ([Prieto et al.](https://arxiv.org/abs/2501.04697)): there it stops learning, here its bias drives a drift.
// - How large a drive it takes: our linear account is off by a factor of one to three.
// - Why the same direction rises without heavy samples where the weight decay is small, as trained and not in exact arithmetic
//   (the map in [07](07-metacognitive-supervision.ipynb)).
//
// All of this is one task and one architecture.
//
// **Exercise.** Is the heaviest pair alone enough? Set `two` to one sample and run the switches again, from 20,000 for longer
// if you have the time. Which of the two would you have to make exact?
//
// <details><summary>Solution</summary>
//
// `{ heaviest: 1 }`. In the bars above the first pair adds about three times as much as the second. With the first one exact,
// a third of the drive or less is left. A long run tells whether that is below the threshold in the table of doses:
//
// ```sh
// npm run -s cli -- train --seed 42 --label-gradient summed --label-gradient-for 1 --epochs 60000 --out runs/exact-for-1 \
//   --from data/runs/baseline/states/epoch-020000.safetensors
// ```
//
// </details>
//
// Next: [09 Your own network](09-your-own-network.ipynb)

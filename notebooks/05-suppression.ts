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
// # Suppressing the memorization gradient
//
// Essay: [*Suppressing the memorization gradient*](https://jagilley.github.io/activation-supervision.html#:~:text=Suppressing%20the%20memorization%20gradient)
//
// If one direction m does the harm, take it out of the backward pass: dL/dh1 loses its part along m, the forward pass stays as
// it is. A learned direction has to beat one that needs no data: u = (1, …, 1) / √n1, known before training. h1 lies near u
// anyway, since it is positive. Collapses from epoch 20,000 to 60,000:
//
// | projected out | seed 42 | 43 | 44 |
// |---|---|---|---|
// | nothing (as trained) | 2 | 2 | 2 |
// | u | 1 | 2 | 0 |
// | the prior's direction, frozen | 2 | 2 | 0 |
// | the probe's direction, frozen | 1 | 2 | 1 |
// | h1 PC1 at the onset, frozen | 1 | 1 | 0 |
// | the head's mean column, read off the weights every 100 epochs | 0 | 0 | 0 |
// | the gradient's own direction, found anew every 100 epochs | 0 | 0 | 0 |
//
// Of the *frozen* ones, never changed, only h1 PC1 does better than u, by one collapse. To 100,000, over ten seeds, the gradient's
// direction leaves one collapse, a random one 33 (strict counts). First live, through the first collapse; then the cached runs of
// 80,000 epochs.
//
// m is taken from the onset at epoch 25,700, so a branch that starts at 24,000 uses its own future. So do the essay's frozen
// directions, and the one that [06](06-autonomous-discovery.ipynb) finds with less help. Of the essay's conditions only the
// gradient-based one knows nothing of what is to come.
//
// What the words mean: [glossary](../docs/glossary.md); the rules: [definitions](../data/DEFINITIONS.md).

// %%
import {
  asked,
  attempt,
  branchOutcomes,
  compareHistories,
  conditionDynamics,
  conditionOrBranch,
  conditionsFigure,
  momentOf,
  onsetDirection,
  openStudyRun,
  progressBar,
  shortBranch,
  show,
  suppression,
  withSnapshot,
  withState,
} from 'activation-supervision';
import { checkbox, output, vbox } from 'activation-supervision/widgets';
import { from } from 'arquero';

// %% tags=["parameters"]
const study: string = asked.study ?? 'data'; // a study's folder
const run: string = asked.run ?? ''; // a run of it, or a run's folder; '': the baseline of its first seed
const start: number | undefined = undefined; // any epoch, trained to first where it has no state; undefined: 1,700 before the first onset
const epochs: number = 2_400; // trained from there, three times: past the drop
const threads = 2; // cores that train a branch; 1 where other work has them
const condition: string = 'suppress-gradient'; // one that is not cached is trained live, shortly

// %% [markdown]
// ## Live: two branches of one state
//
// The same parameters, the same moments of Adam, the same arithmetic; one of them with m projected out. Source:
// [`shortBranch`](../src/branches/shortBranch.ts), [`onsetDirection`](../src/priors/onsetDirection.ts), and the
// projection itself in the [training kernel](../src/engine/kernel/taskShard.c). A branch takes about 15 seconds on two
// free cores, 25 on one (then set `threads` to 1), about twice as long where WebAssembly trains; the stop button ends it early.

// %%
const opened = openStudyRun(study, run);
const [moment, begin] = [momentOf(opened), momentOf(opened, start, 1_700)];
if (moment.note) console.log(moment.note);
const there = await withState(opened, begin.epoch, progressBar('epochs up to the start'));
const trained = await withSnapshot(there, moment.epoch, progressBar('epochs up to m'));
const m = onsetDirection(trained, moment.epoch);
const asItIs = await shortBranch(trained, {
  from: begin.epoch,
  epochs: epochs,
  threads: threads,
  ...progressBar('as it is'),
});
const projected = await shortBranch(trained, {
  from: begin.epoch,
  epochs: epochs,
  threads: threads,
  directions: [m],
  ...progressBar('m projected out'),
});
const two = { 'as it is': asItIs, 'm projected out': projected };
show(compareHistories(two, { text: `Two branches of epoch ${begin.epoch.toLocaleString('en-US')}` }));
show(from(branchOutcomes(two)));

// %% [markdown]
// The table says what your two branches came to; a *collapse* is a fall of 0.10 below the best accuracy so far. Look at the
// right panel first: PC1 takes over h1 for more than a thousand epochs while the accuracy stays. Only then does the accuracy
// fall, within 50 epochs. With m projected out, PC1 never rises. Source: [`branchOutcomes`](../src/branches/branchOutcomes.ts).
//
// ## By hand
//
// The same branch once more, and the projection is yours: check and uncheck the box while the network trains, and see how soon h1
// follows. Halfway, with PC1 risen and the accuracy still whole, it is checked for those who only read: is that too late? Source:
// [`checkbox`](../src/widgets/numberWidgets.ts).

// %%
const half = begin.epoch + 25 * Math.round(epochs / 50);
const [project, chart] = [checkbox({ description: 'project m out' }), output()];
show(vbox(project, chart));
const title = { text: `From epoch ${begin.epoch.toLocaleString('en-US')}, by hand` };
const byHand = await shortBranch(trained, {
  from: begin.epoch,
  epochs: epochs,
  threads: threads,
  every: 25,
  directions: (at) => ((project.value ||= at === half) ? [m] : []),
  row: (soFar) => chart.replace(compareHistories({ 'as it is': asItIs, 'by hand': soFar }, title)),
  ...progressBar('by hand'),
});
chart.clear();
show(compareHistories({ 'as it is': asItIs, 'by hand': byHand }, title));
show(from(branchOutcomes({ 'by hand': byHand })));

// %% [markdown]
// ## The long runs
//
// Each run branches at epoch 20,000 and differs from the baseline only in the direction that is projected out. The controls are
// directions that should not help. Source: [`suppression`](../src/tables/suppression/suppression.ts), the
// [conditions](../src/conditions/conditionList.ts).

// %%
show(() => suppression(trained));

// %% [markdown]
// The essay has no collapse under its directions. That comes back in part; for its seed we have:
//
// | projected out | collapses | first at |
// |---|---|---|
// | nothing (baseline) | 3 | 25,800 |
// | the gradient's own direction | 1 | 84,200 |
// | the prior's direction, frozen | 3 | 35,400 |
// | the replay probe's direction, frozen | 2 | 38,400 |
// | controls | 3 or more | 25,300 to 29,300 |
//
// In part it is nearer to the essay elsewhere. With the gradient's own direction projected out none of nine other seeds collapses,
// nor does JAX from the state that these runs start from. The frozen directions do worse there, too: with the prior's one seed of
// ten does not collapse, with the replay probe's none ([07](07-metacognitive-supervision.ipynb)). So one chart shows little,
// whichever way it comes out.
//
// Why is a projection not enough? It takes out what the gradient does along m *below h1*. It does not stop the head above, nor a
// direction that turns, nor what pushes ([08](08-what-drives-the-collapse.ipynb)).
//
// ## One of them closely
//
// `condition` says which. One that is not cached is trained here, as briefly as the branches above. Source:
// [`conditionOrBranch`](../src/branches/conditionOrBranch.ts),
// [`conditionDynamics`](../src/figures/runs/conditionDynamics.ts).

// %%
const stretch = { from: begin.epoch, epochs: epochs, ...progressBar(condition) };
const found = await attempt(() => conditionOrBranch(trained, condition, stretch));
if (found) console.log(found.note);
show(() => found && conditionDynamics(trained, found));

// %% [markdown]
// ## All of them
//
// When, if at all, does each run collapse? The panels called *exact* or *ε* project nothing out;
// [08](08-what-drives-the-collapse.ipynb) is about them. Source: [`conditionsFigure`](../src/figures/runs/conditionsFigure.ts).

// %%
show(() => conditionsFigure(trained));

// %% [markdown]
// **Exercise.** Must it be m, or would any direction do? Project out a random one in the live branch.
//
// <details><summary>Solution</summary>
//
// ```ts
// const any = m.map((_, i) => Math.sin(12.9 * (i + 1)));
// const length = Math.hypot(...any);
// const random = any.map((value) => value / length);
// const held = await shortBranch(trained, { from: begin.epoch, epochs: epochs, directions: [random], ...progressBar('random') });
// show(compareHistories({ 'as it is': asItIs, random: held }, { text: 'A random direction' }));
// ```
//
// </details>
//
// **Exercise.** Choose another `condition`. Does any of the frozen directions keep the network whole to the end?
//
// <details><summary>Solution</summary>
//
// `'suppress-frozen-glp'`, say; an unknown name lists them all. No: for this seed each of them collapses at least once. The
// column *collapses* of the table above says so for every cached run.
//
// </details>
//
// Next: [06 Autonomous discovery](06-autonomous-discovery.ipynb)

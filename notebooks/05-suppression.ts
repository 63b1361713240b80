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
// If one direction does the harm, take it out of the backward pass: dL/dh1 loses its part along m, the forward pass stays as
// it is. What a learned direction has to beat is one that needs no data at all: u = (1, …, 1) / √n1, known before training,
// near which h1 lies anyway, since it is positive. From 20,000 to 60,000, seeds 42, 43 and 44: as trained 2, 2 and 2
// collapses; u projected out 1, 2, 0; the prior's frozen direction 2, 2, 0; the probe's 1, 2, 1. Of the frozen ones only
// h1 PC1 at the onset, 1, 1, 0, does better than u, by one. The head's mean column, read off the weights every 100 epochs, ends them: 0, 0, 0, as does the gradient's own
// direction (to 100,000: one collapse in ten seeds, where a random direction has 33). First live, for some hundred epochs at the moment when the collapse begins; then the cached runs of 80,000 epochs.
//
// m is known here from the onset at epoch 25,700, so a branch that starts at 24,000 uses its own future. So do the essay's
// frozen directions, and the one that [06](06-autonomous-discovery.ipynb) finds with less help. Of the essay's conditions
// below only the gradient-based one knows nothing of what is to come.

// %%
import {
  asked,
  attempt,
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

// %% tags=["parameters"]
const study: string = asked.study ?? 'data'; // a study's folder
const run: string = asked.run ?? ''; // a run of it, or a run's folder; '': the baseline of its first seed
const start: number | undefined = undefined; // any epoch, trained to first where it has no state; undefined: 1,700 before the first onset
const epochs: number = 600; // trained from there, twice
const condition: string = 'suppress-gradient'; // one that is not cached is trained live, shortly

// %% [markdown]
// ## Live: two branches of one state
//
// Same parameters, same moments of Adam, same arithmetic; one of them with m projected out. Source:
// [`shortBranch`](../src/branches/shortBranch.ts), [`onsetDirection`](../src/priors/onsetDirection.ts), and the
// projection itself in the [training kernel](../src/engine/kernel/taskShard.c). The stop button ends a branch early.

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
  ...progressBar('as it is'),
});
const projected = await shortBranch(trained, {
  from: begin.epoch,
  epochs: epochs,
  directions: [m],
  ...progressBar('m projected out'),
});
show(
  compareHistories(
    { 'as it is': asItIs, 'm projected out': projected },
    { text: `Two branches of epoch ${begin.epoch.toLocaleString('en-US')}` },
  ),
);

// %% [markdown]
// The left curves hide what the right ones show: for now both classify alike.
//
// ## By hand
//
// The same branch once more, and the projection is yours: check and uncheck the box while it trains, and see how soon h1
// follows. Halfway it is checked for you, for those who only read. Source: [`checkbox`](../src/widgets/numberWidgets.ts).

// %%
const half = begin.epoch + 25 * Math.round(epochs / 50);
const [project, chart] = [checkbox({ description: 'project m out' }), output()];
show(vbox(project, chart));
const title = { text: `From epoch ${begin.epoch.toLocaleString('en-US')}, by hand` };
const byHand = await shortBranch(trained, {
  from: begin.epoch,
  epochs: epochs,
  every: 25,
  directions: (at) => ((project.value ||= at === half) ? [m] : []),
  row: (soFar) => chart.replace(compareHistories({ 'as it is': asItIs, 'by hand': soFar }, title)),
  ...progressBar('by hand'),
});
chart.clear();
show(compareHistories({ 'as it is': asItIs, 'by hand': byHand }, title));

// %% [markdown]
// ## The long runs
//
// Each branches at epoch 20,000 and differs from the baseline only in the direction that is projected out; the controls' are
// those that should not help. Source: [`suppression`](../src/tables/suppression/suppression.ts), the [conditions](../src/conditions/conditionList.ts).

// %%
show(() => suppression(trained));

// %% [markdown]
// The essay's result comes back in part. It has no collapse under its directions. Here, for its seed, there are one, three and
// two where the baseline has three, the first of them later: at 84,200, 35,400 and 38,400 instead of 25,800. The controls
// collapse at least as often as the baseline, first between 25,300 and 29,300. Elsewhere it is nearer to the essay: with the
// gradient's own direction projected out none of nine other seeds collapses, nor does JAX from the state that these runs start
// from; with the prior's seed 44 does not ([07](07-metacognitive-supervision.ipynb)). So one chart shows little, whichever way
// it comes out.
//
// Why is a projection not the end of it? It takes out what the gradient does along m *below h1*; it does not stop the head
// above, nor a direction that turns, nor what pushes ([08](08-what-drives-the-collapse.ipynb)).
//
// ## One of them closely
//
// Which one, `condition` says. One that is not cached is trained here, as briefly as the branches above. Source:
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
// When, if at all, does each collapse? The panels called *exact* or *ε* project nothing out; [08](08-what-drives-the-collapse.ipynb)
// is about them. Source: [`conditionsFigure`](../src/figures/runs/conditionsFigure.ts).

// %%
show(() => conditionsFigure(trained));

// %% [markdown]
// **Exercise.** Is it m, or would any direction do? Project out a random one in the live branch.
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
// `'suppress-frozen-glp'`, say; an unknown name lists them all. No: of this seed each of them collapses at least once. The
// column *collapses* of the table above says so for every run that is cached.
//
// </details>
//
// Next: [06 Autonomous discovery](06-autonomous-discovery.ipynb)

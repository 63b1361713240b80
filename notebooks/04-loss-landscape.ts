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
// # The direction in the loss landscape
//
// Essay: [*The memorization direction from the loss landscape*](https://jagilley.github.io/activation-supervision.html#:~:text=The%20memorization%20direction%20from%20the%20loss%20landscape)
//
// Before a collapse h1 stretches along one direction, the memorization direction m. What pulls? The loss exerts a force on the
// h1 of every training pair; the sum of these forces is the *effective gradient*. Here it is taken apart, pair by pair, and
// computed twice: in float32 exactly as the training step does, and in float64 without the cancellation that float32 suffers
// from. The two do not agree, and that is the most important thing on this page.
//
// What the words mean: [glossary](../docs/glossary.md); the rules: [definitions](../data/DEFINITIONS.md).

// %%
import {
  asked,
  gradientAlignmentTable,
  gradientWindowFigure,
  gradientWindowPoints,
  methodAgreement,
  momentOf,
  openStudyRun,
  progressBar,
  sampleForces,
  sampleForcesFigure,
  show,
  withPhases,
  withSnapshot,
} from 'activation-supervision';
import { from } from 'arquero';

// %% tags=["parameters"]
const study: string = asked.study ?? 'data'; // a study's folder
const run: string = asked.run ?? ''; // a run of it, or a run's folder; '': the baseline of its first seed
const epoch: number | undefined = undefined; // any of the run; undefined: the onset of its first collapse
const count: number = 10; // of the heaviest pairs, listed one by one

// %% [markdown]
// ## Who pushes?
//
// Source: [`sampleForces`](../src/gradients/sampleForces.ts),
// [`sampleForcesFigure`](../src/figures/gradients/sampleForcesFigure.ts). The float32 forces come out of the
// [training kernel](../src/engine/h1GradientsAsTrained.ts) itself.

// %%
const opened = openStudyRun(study, run);
const moment = momentOf(opened, epoch);
if (moment.note) console.log(moment.note);
const there = await withSnapshot(opened, moment.epoch, progressBar('epochs up to it'));
const trained = await withPhases(there, progressBar('epochs of its phases'));
const forces = sampleForces(trained, moment.epoch, count);
show(sampleForcesFigure(forces, moment.epoch));

// %%
show(from(forces));

// %% [markdown]
// The network knows the heaviest pairs by heart: it gives their sums a probability p very close to 1. The gradient at that logit
// is p − 1, of the size of 2⁻²⁴. In float32 it is lost: it becomes 0 or −2⁻²³. The gradients at the other 96 logits are kept,
// nothing balances them, and what is left over pushes. At the onset most of the force along m is such a rounding error;
// [08](08-what-drives-the-collapse.ipynb) counts it and tries the run without.
//
// ## Over time
//
// The cosine of the whole effective gradient with m: every 50 epochs before each onset, and in a healthy stretch. Source:
// [`gradientRow`](../src/gradients/gradientRow.ts), [`gradientWindowFigure`](../src/figures/gradients/gradientWindowFigure.ts).

// %%
show(() => gradientWindowFigure(gradientWindowPoints(trained)));

// %% [markdown]
// In the healthy stretch the two curves agree, but not because nothing is lost there. At epoch 20,000, too, p − 1 of the heaviest
// pair reads 0, and 1 − p is 2.0 units of 2⁻²⁴. What is left over pushes along the mean of the head's 97 columns. At 20,000 that
// mean is short, 7 % of a usual column, and not yet along m (their |cos| is 0.6), while all pairs together push along m 19 times as
// hard as at the onset, in exact arithmetic. By the onset the mean has grown to 55 % of a usual column, along m (0.99), and the pairs
// hardly push: what is left over makes most of the force.
//
// ## The essay's table, in both arithmetics
//
// Source: [`gradientAlignmentTable`](../src/tables/gradients/gradientAlignment.ts).

// %%
show(() => gradientAlignmentTable(trained));

// %% [markdown]
// ## Do two methods find one direction?
//
// Residual PC1 of the prior ([02](02-memorization-subspace.ipynb)) beside three readings of the gradient. Source:
// [`methodAgreement`](../src/tables/gradients/methodAgreement.ts).

// %%
show(() => methodAgreement(trained));

// %% [markdown]
// No: the best of the six readings of the gradient has |cos| 0.63, 0.74 and 0.70 with residual PC1 at the three pre-collapse epochs, where
// the essay has 0.97. What residual PC1 does agree with is h1 PC1, with 0.99 at every onset.
//
// **Exercise.** Add up the sizes of all listed forces along m, in float32. Which share of it do the two heaviest pairs carry?
// And at epoch 20,000, long before?
//
// <details><summary>Solution</summary>
//
// ```ts
// const size = forces.map(({ float32 }) => Math.abs(float32));
// (size[0] + size[1]) / size.reduce((sum, one) => sum + one, 0);
// ```
//
// Two thirds at epoch 25,700. Set `epoch` to 20,000 and run all cells: 14 %. (The last row sums all other pairs, which hides how
// much they pull against each other. The table's *top-1 % share* adds absolute values pair by pair.)
//
// </details>
//
// **Exercise.** Does the network collapse because of rounding? Think of an experiment that would tell, before you open the
// solution.
//
// <details><summary>Solution</summary>
//
// Change one line: compute the gradient at the right logit as minus the sum of the other 96, which is the same number without
// the cancellation. Leave everything else in float32, and train from the same state.
// [08 What drives the collapse](08-what-drives-the-collapse.ipynb) does it.
//
// </details>
//
// Next: [05 Suppression](05-suppression.ipynb)

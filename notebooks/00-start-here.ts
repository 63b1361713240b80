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
// # Start here
//
// A small network learns to add modulo 97: from a pair (a, b) it names the sum, one of 97 classes. It sees 30 % of all pairs,
// 2,822; the others test it. In the loss a pair weighs the less the lower its rank is (*Zipf* weights), so that two pairs carry
// half of it. The network finds the rule late and suddenly (it *groks*), loses it, and finds it again, three times in 100,000
// epochs.
//
// **The question:** what goes wrong inside the network just before it forgets, and can its own activations tell?
//
// This is the question of J. Gilley's essay
// [*Supervising models with their own activations*](https://jagilley.github.io/activation-supervision.html). We trained its
// network again. That run comes with the notebooks, and every cell computes from it, or from another that the second cell names;
// the text is about ours. Run them all: *Run → Run All Cells*.
//
// What the words mean: [glossary](../docs/glossary.md); the rules: [definitions](../data/DEFINITIONS.md).

// %%
import {
  asked,
  compareHistories,
  figure,
  nccRecovery,
  openStudyRun,
  progressBar,
  show,
  withPhases,
} from 'activation-supervision';

// %% tags=["parameters"]
const study: string = asked.study ?? 'data'; // a study's folder
const run: string = asked.run ?? ''; // a run of it, or a run's folder; '': the baseline of its first seed

// %% [markdown]
// ## One chart
//
// The whole run. On the left, how much of the addition table the network gets right. On the right, how much of the variance of
// its 128 penultimate activations (called h1) lies along a single direction. The right curve rises first, while the answers
// stay right; then the left one falls. *One collapse*, further down, shows it from near.

// %%
const trained = await withPhases(openStudyRun(study, run), progressBar('epochs of its phases'));
show(
  compareHistories(
    { [trained.name]: trained.history },
    { text: 'A network that learns, forgets and learns again' },
  ),
);

// %% [markdown]
// ## One collapse
//
// The first fall from near, with the names that tables and texts have for its moments. Source:
// [`oneCollapse`](../src/figures/runs/oneCollapse.ts).

// %%
show(() => figure('one-collapse').make(trained));

// %% [markdown]
// ## One table
//
// The moment before each fall, its *onset*. The network still answers almost every pair correctly. Now sort its activations
// by the nearest class centroid (NCC): many land in the wrong class. Take **one direction** off, the first principal component
// (PC1), and the classes are all there: hidden, not destroyed.

// %%
const recovery = nccRecovery(trained);
show({ ...recovery, rows: recovery.rows.filter(({ phase }) => phase === 'onset') });

// %% [markdown]
// Grey numbers are the essay's. Its run and ours share the seed but not the trajectory: training is chaotic, and float32
// rounding alone separates two correct runs within 20,000 epochs. So rows are compared by *phase*, such as the onset. A claim
// that does not hold in our run is printed as not held.
//
// ## Try it
//
// **Exercise.** The table shows only the onsets. Does removing the direction also help when the network is healthy, and
// once it has collapsed? Show all rows.
//
// <details><summary>Solution</summary>
//
// ```ts
// show(recovery);
// ```
//
// In the build phase there is nothing to remove: accuracy even drops a little, since PC1 then carries class structure like any
// other direction. In the collapsed phase removing it helps little or not at all: by then the damage is real.
//
// </details>
//
// ## How to go on
//
// | notebook | what happens there |
// |---|---|
// | [01 Modeling activations](01-modeling-activations.ipynb) | train a small diffusion model on the activations, live |
// | [02 Memorization subspace](02-memorization-subspace.ipynb) | what it cannot explain points in one direction |
// | [03 Fourier contamination](03-fourier-contamination.ipynb) | see the hidden solution: before and after one projection |
// | [04 Loss landscape](04-loss-landscape.ipynb) | take the gradient apart, pair by pair, in two arithmetics |
// | [05 Suppression](05-suppression.ipynb) | project the direction out of the backward pass, live and for 80,000 epochs |
// | [06 Autonomous discovery](06-autonomous-discovery.ipynb) | find the direction without labels, from stored covariances of h1 |
// | [07 Metacognitive supervision](07-metacognitive-supervision.ipynb) | other seeds, properties of the direction, and what is not shown |
// | [08 What drives the collapse](08-what-drives-the-collapse.ipynb) | one line of arithmetic, with and without a collapse |
// | [09 Your own network](09-your-own-network.ipynb) | the same instruments on a network that reads digits, and on yours |
// | [10 The prior at scale](10-the-prior-at-scale.ipynb) | are larger diffusion models of activations better ones? |
// | [11 Words about activations](11-words-about-activations.ipynb) | activations put into words: are the words true? |
//
// The code behind the cells: [`openStudyRun`](../src/runs/openStudyRun.ts),
// [`compareHistories`](../src/figures/runs/compareHistories.ts), [`nccRecovery`](../src/tables/subspace/nccRecovery.ts). Edit one
// of these files and run its cell again: the kernel takes up the change.

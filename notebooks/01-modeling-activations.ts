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
// # Modeling activations
//
// Essay: [*Modeling activations with a diffusion model*](https://jagilley.github.io/activation-supervision.html#:~:text=Modeling%20activations%20with%20a%20diffusion%20model)
//
// What is a *normal* activation? Train a small generative model, the **prior**, on the h1 vectors of one epoch, and ask it. The
// prior learns to turn noise into activations (flow matching). Take an activation a little way towards noise and back: you get
// the nearest thing that the prior finds normal. What is left over is the **residual**.
//
// Here you train a prior yourself, in some seconds. The tables of the other notebooks use a larger one that was trained
// along the whole run.
//
// What the words mean: [glossary](../docs/glossary.md); the rules: [definitions](../data/DEFINITIONS.md).

// %%
import {
  asked,
  glpMetrics,
  glpResiduals,
  lossCurve,
  matrix,
  momentOf,
  openStudyRun,
  planeScatter,
  principalPlane,
  progressBar,
  rowNorms,
  show,
  smallPrior,
  withGlpSampler,
  withSnapshot,
} from 'activation-supervision';
import { table } from 'arquero';

// %% tags=["parameters"]
const study: string = asked.study ?? 'data'; // a study's folder
const run: string = asked.run ?? ''; // a run of it, or a run's folder; '': the baseline of its first seed
const epoch: number | undefined = undefined; // any of the run; undefined: the onset of its first collapse
const steps: number = 300; // optimiser steps
const seed: number = 0; // of the prior's initialisation, batches and noise

// %% [markdown]
// ## Train it
//
// Source: [`smallPrior`](../src/priors/smallPrior.ts), [`lossCurve`](../src/figures/runs/lossCurve.ts). The bytes are the
// same on every machine, so your curve is the committed one. The stop button ends the training early.

// %%
const opened = openStudyRun(study, run);
const moment = momentOf(opened, epoch);
if (moment.note) console.log(moment.note);
const trained = await withSnapshot(opened, moment.epoch, progressBar('epochs up to it'));
const options = { steps: steps, seed: seed, ...progressBar('optimiser steps') };
const { prior, losses, activations } = await smallPrior(trained, moment.epoch, options);
show(lossCurve(losses, `A small prior, epoch ${moment.epoch.toLocaleString('en-US')}`));

// %% [markdown]
// ## Real against generated
//
// If the prior is any good, the activations that it makes up look like real ones. Both are drawn in the plane of the first two
// principal components of the real ones. Source: [`GlpSampler`](../src/models/glp/glpSampler.ts),
// [`principalPlane`](../src/metrics/components/principalPlane.ts), [`planeScatter`](../src/figures/activations/planeScatter.ts).

// %%
const made = await withGlpSampler(prior, (sampler) => sampler.sample(1000, 10, seed, 'heun'));
const generated = matrix(1000, activations.columns, Float64Array.from(made));
const [real, invented] = principalPlane(activations, activations, generated);
show(
  planeScatter(
    [{ title: '', xTitle: 'h1 PC1', yTitle: 'h1 PC2', groups: { real, generated: invented } }],
    { text: 'What the prior has seen, and what it makes up', subtitle: '1,000 of each.' },
  ),
);

// %% [markdown]
// ## Residuals
//
// How far is each training pair from what the prior finds normal? Training pairs are ordered by their weight in the loss:
// pair 1 weighs most. Compare the heaviest with the rest. Source: [`glpResiduals`](../src/metrics/prior/glpResiduals.ts),
// [`glpMetrics`](../src/metrics/prior/glpMetrics.ts).

// %%
const residuals = await withGlpSampler(prior, (own) => glpResiduals(own, activations, 2));
const lengths = rowNorms(residuals[0]);
const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
show(
  table({
    'weight rank': [1, 2, 3, 4, 5, 'mean of all'],
    'share of the loss': [...trained.data.weights.subarray(0, 5), 1 / lengths.length],
    'residual length': [...lengths.subarray(0, 5), average],
  }),
);

// %%
const found = glpMetrics(residuals, activations, trained.data.weights);
show(
  table({
    quantity: [
      'cosine of the two heaviest residuals',
      'cosine of their mean with residual PC1',
      'share of residual variance on PC1',
      'reconstruction of centred activations (cosine)',
    ],
    value: [
      found.topCosine.mean,
      found.topAlignment.mean,
      found.component.fraction,
      found.reconstruction.centred.mean,
    ],
  }),
);

// %% [markdown]
// At the onset of a collapse the two heaviest pairs stick out by far. What the prior cannot explain of them lies along one
// axis, *residual PC1*: the first principal component of the residuals. The next notebook follows that axis through the run.
//
// **Exercise.** Set `epoch` to 15,000, long before the first collapse, and run all cells. Which of the four numbers change
// most? (Any epoch will do. If it is not among the cached `trained.snapshots`, the cell first trains up to it.)
//
// <details><summary>Solution</summary>
//
// The cosines of the first two rows fall to almost nothing, and the heaviest residuals are no longer than others. In a healthy
// network the heavy pairs are pairs like all, and residual PC1 is just the longest of many directions.
//
// </details>
//
// **Exercise.** How good must a prior be? Set `steps` to 50 and look at the scatter. Do the two heaviest residuals still
// agree?
//
// <details><summary>Solution</summary>
//
// The generated cloud is too narrow, and the two residuals agree even more (cosine 0.97): a worse prior explains less of two
// outliers that lie far out along one axis. So a high cosine alone says little about how good the prior is.
//
// </details>
//
// Next: [02 Memorization subspace](02-memorization-subspace.ipynb)

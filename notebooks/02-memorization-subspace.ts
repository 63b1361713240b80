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
// # A memorization subspace of one dimension
//
// Essay: [*A 1-dimensional memorization subspace*](https://jagilley.github.io/activation-supervision.html#:~:text=A%201%2Ddimensional%20memorization%20subspace)
//
// A prior was trained along the run. At every 1,000th epoch its *residuals* are what it cannot explain of the activations
// ([01](01-modeling-activations.ipynb)). This notebook follows the residuals of the heaviest pairs. Do they share a direction?
// Does it depend on weight? Does it come back at the next collapse?
//
// What the words mean: [glossary](../docs/glossary.md); the rules: [definitions](../data/DEFINITIONS.md).

// %%
import {
  asked,
  attempt,
  cosine,
  covariance,
  forward,
  leadingComponent,
  memorizationSubspace,
  momentOf,
  openStudyRun,
  progressBar,
  recurrence,
  residualProjection,
  residualRecordAt,
  show,
  weightRankProjection,
  withPhases,
} from 'activation-supervision';
import { from } from 'arquero';

// %% tags=["parameters"]
const study: string = asked.study ?? 'data'; // a study's folder
const run: string = asked.run ?? ''; // a run of it, or a run's folder; '': the baseline of its first seed
const epoch: number | undefined = undefined; // a snapshot of the run; undefined: the onset of its first collapse

// %% [markdown]
// ## Through the phases
//
// For each collapse: how alike the residuals of the two heaviest pairs are, and how well residual PC1, the first principal
// component of all residuals, describes them. Source: [`memorizationSubspace`](../src/tables/subspace/memorizationSubspace.ts),
// [`glpMetrics`](../src/metrics/prior/glpMetrics.ts).

// %%
const opened = openStudyRun(study, run);
const moment = momentOf(opened, epoch);
if (moment.note) console.log(moment.note);
const trained = await withPhases(opened, progressBar('epochs of its phases'));
show(() => memorizationSubspace(trained));

// %% [markdown]
// ## Does it follow the weight?
//
// Each dot is a training pair, the heaviest on the left. What is written into the activations is not the weight but the
// operands. The pair (20, 42), only 336th by weight, lies as far along the direction as the two heaviest, (14, 42) and (20,
// 89): it shares an operand with each. One shared operand is not enough, nor is weight without one; the table's last two claims
// test that. Source: [`residualProjection`](../src/figures/activations/residualProjection.ts),
// [`weightRankProjection`](../src/tables/subspace/weightRankProjection.ts).

// %%
show(() => residualProjection(trained));

// %%
show(() => weightRankProjection(trained));

// %% [markdown]
// ## Pair by pair
//
// The ten heaviest pairs at one epoch: the addition, its share of the loss, and how far its residual reaches along
// residual PC1. Source: [`residualRecordAt`](../src/priors/residualRecordAt.ts).

// %%
const record = attempt(() => residualRecordAt(trained, moment.epoch));
const { pairs } = trained.data.split.train;
const ranks = record ? Array.from({ length: 10 }, (_, i) => i) : [];
const heaviest = ranks.map((i) => ({
  rank: i + 1,
  pair: `${pairs[2 * i]} + ${pairs[2 * i + 1]}`,
  'share of the loss': trained.data.weights[i],
  'along residual PC1': record?.projection[i],
  'residual length': record?.norm[i],
}));
if (record) show(from(heaviest));

// %% [markdown]
// ## Does it come back?
//
// Source: [`recurrence`](../src/tables/subspace/recurrence.ts).

// %%
show(() => recurrence(trained));

// %% [markdown]
// **Exercise.** Is a prior needed at all? Compare residual PC1 with the plain first principal component of h1 at the same
// epoch, then at a healthy epoch such as 15,000.
//
// <details><summary>Solution</summary>
//
// ```ts
// const { h1 } = forward(trained.parameters(moment.epoch), trained.shape, pairs);
// const pc1 = leadingComponent(covariance(h1)).direction;
// record && Math.abs(cosine(Float64Array.from(record.direction), pc1));
// ```
//
// The cosine is 0.99 at the onset and 0.74 at epoch 15,000. Where h1 varies most, and where the prior errs most, are different
// questions; they have one answer only while a collapse builds up. To find the direction at the onset, plain PCA would do.
//
// </details>
//
// Next: [03 Fourier contamination](03-fourier-contamination.ipynb)

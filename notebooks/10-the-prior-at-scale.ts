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
// # The prior at scale
//
// The paper behind the prior ([Luo et al., 2026](https://arxiv.org/abs/2602.06964)) trains generative models on the activations
// of language models. It claims more than [the essay](https://jagilley.github.io/activation-supervision.html) uses: that such a
// model gets better smoothly with compute, that its loss says how useful it is, and that it takes an edited activation back to
// what is real without undoing the edit. In language models the truth about the activations is unknown. Here it is known, the
// network is small, and each claim can be tested in minutes.
//
// A prior in one paragraph: mix an activation h with noise ε, (1 − t) h + t ε. Train a network to say, for any mixture, which
// way leads from noise to activations. Follow that way from pure noise, and you make up an activation. Follow it from a mixture
// at t0, and you get the nearest thing that the prior finds normal. Its loss is the squared error of the way that it says.
//
// What the words mean: [glossary](../docs/glossary.md); the rules: [definitions](../data/DEFINITIONS.md).

// %%
import {
  accuracy,
  activationsAt,
  attempt,
  asked,
  edited,
  editBasis,
  head,
  landmarks,
  matrix,
  measuredPriors,
  metaNeurons,
  metaNeuronsFigure,
  momentOf,
  nearestDistances,
  openStudyRun,
  priorFidelity,
  priorScaling,
  priorScalingFigure,
  progressBar,
  readMetaNeurons,
  readPriorScaling,
  readSteering,
  selectRows,
  show,
  steering,
  steeringFigure,
  steeringPairs,
  withGlpSampler,
  withSnapshot,
} from 'activation-supervision';
import { from } from 'arquero';

// %% tags=["parameters"]
const study: string = asked.study ?? 'data'; // a study's folder
const run: string = asked.run ?? ''; // a run of it, or a run's folder; '': the baseline of its first seed
const epoch: number | undefined = undefined; // of the activations; undefined: 5,700 before the onset, where all is well
const width: number = 32; // of the prior's stream, a multiple of 4
const blocks: number = 1; // of it
const lengths: number[] = [50, 100, 200, 400]; // optimiser steps after which it is measured
const seed: number = 0; // of its initialisation, batches and noise
const shift: number = 5; // push towards the sum so many further
const strength: number = 2; // times the difference of class means
const t0: number = 0.3; // how far towards noise, before the way back
const steps: number = 20; // of the way back

// %% [markdown]
// ## Train one, and watch what it is worth
//
// A small prior on h1 of the training pairs, measured on test pairs after a few lengths of training:
//
// - its loss;
// - how much of an activation comes back from t0 = 0.3: the cosine of what varies between activations;
// - how far made-up activations lie from real ones: the Fréchet distance, over that of two halves of the real ones. 1 would be
//   perfect.
//
// The bytes are the same on every machine. Source: [`measuredPriors`](../src/priors/scaling/measuredPriors.ts),
// [`scalingMeasures`](../src/priors/scaling/scalingMeasures.ts).

// %%
const opened = openStudyRun(study, run);
const moment = momentOf(opened, epoch, 5_700);
if (moment.note) console.log(moment.note);
const trained = await withSnapshot(opened, moment.epoch, progressBar('epochs up to it'));
const activations = activationsAt(trained, moment.epoch, 'h1');
const own = [];
const priors = measuredPriors(activations, {
  size: { width: width, blocks: blocks },
  seed: seed,
  lengths: lengths,
  origin: { run: trained.hash, epoch: moment.epoch },
  ...progressBar('optimiser steps'),
});
for await (const one of priors) own.push(one);
show(
  from(own).select({
    steps: 'steps',
    parameters: 'parameters',
    loss_held_out: 'loss, held out',
    loss_train: 'loss, training pairs',
    reconstruction_centred: 'reconstruction',
    frechet_ratio: 'Fréchet, over real halves',
  }),
);

// %% [markdown]
// ## Five sizes, five lengths
//
// The same for 200 cached priors, healthy and before the first collapse, after 250 to 4,000 steps. The smallest is 16 wide with
// one block; the largest, 256 wide with three, is that of all other tables. The rules below the table were written before any
// of them was trained. Source: [`priorScalingFigure`](../src/figures/prior/priorScalingFigure.ts),
// [`priorScaling`](../src/tables/prior/priorScaling.ts).

// %%
show(() => priorScalingFigure(readPriorScaling(opened)));

// %%
show(() => priorScaling(opened));

// %% [markdown]
// The first claim holds here, too. Over three decades of compute the loss of the best prior falls along a line, before the
// collapse with an exponent of 0.15 (the paper has 0.17, of other models).
//
// Half of the second claim holds: less loss goes with better reconstruction and better generation. It does not hold for what the
// essay does with a prior. Before the collapse, how well the residual finds the direction has little to do with the loss. The
// smallest prior finds the direction after 250 steps (|cos| 0.99): it knows nothing, and the residual is all of h1. It loses the
// direction as it learns. Only the larger ones, which learn all else, have it again (|cos| 0.97).
//
// And the largest begins to learn healthy activations by heart after 2,000 steps: its loss on test pairs rises while that on
// training pairs falls.

// %% [markdown]
// ## Push, and let the prior take it back
//
// We take two test pairs of each sum and push their h1: along the way from the mean of its own sum to the mean of the sum
// `shift` further, and `strength` times as far. Does the network now answer that sum? How far is the pushed activation from any
// real one (1: as far as real ones are from one another)? Then the same after the way back through the prior that you just
// trained. Source: [`edits`](../src/priors/steering/edits.ts), [`GlpSampler`](../src/models/glp/glpSampler.ts).

// %%
const { train, heldOut, classes } = activations;
const basis = editBasis(train, classes);
const chosen = steeringPairs(heldOut.labels, classes);
const before = selectRows(heldOut.rows, chosen);
const sums = chosen.map((i) => heldOut.labels[i]);
const pushed = edited(before, sums, { kind: 'class', shift: shift, strength: strength, frequency: 0 }, basis);
const last = own[own.length - 1];
const taken = await withGlpSampler(last.prior, (sampler) =>
  sampler.project(Float32Array.from(pushed.data), { t0: t0, steps: steps }),
);
const back = matrix(before.rows, before.columns, Float64Array.from(taken));
const parameters = trained.parameters(moment.epoch);
const aimed = sums.map((sum) => (sum + shift) % classes);
const total = (values: Float64Array) => values.reduce((sum, one) => sum + one, 0);
const apart = (h: typeof before) => total(nearestDistances(h, train.rows).distance) / h.rows;
const usual = apart(before);
show(
  from(
    Object.entries({ 'as it was': before, pushed: pushed, 'back through the prior': back }).map(([what, h]) => ({
      h1: what,
      'answers its own sum': accuracy(head(parameters, trained.shape, h), sums),
      [`answers the sum ${shift} further`]: accuracy(head(parameters, trained.shape, h), aimed),
      'distance to the nearest training pair, usual = 1': apart(h) / usual,
    })),
  ),
);

// %% [markdown]
// A prior that finds nothing out of place gives back what it was given. One that finds everything out of place gives back
// something real that has forgotten the push. A good one does something in between. The table has simpler ways beside the prior:
// keep the leading principal components; shrink as a Gaussian would; take the nearest real activation. Each changes real
// activations as much as the prior does, so that none is gentler than another. Source:
// [`steeringFigure`](../src/figures/prior/steeringFigure.ts), [`steering`](../src/tables/prior/steering.ts),
// [`steeringMethods`](../src/priors/steering/steeringMethods.ts).

// %%
show(() => steeringFigure(readSteering(opened).rows));

// %%
show(() => steering(opened));

// %% [markdown]
// **What came of it.** The claim holds. Pushed by twice the difference, the network answers what it was pushed to, also after
// the way back. The prior brings the activation back by 30 % of its distance, leading components by 2 %, a Gaussian by 20 %;
// all change real activations as much. Two things qualify the claim. A better prior does not steer better: the four smaller
// ones bring back about as much as each other, with losses from 1.6 to 1.0. And all this is at t0 = 0.3, fixed beforehand. From
// 0.7 on the plain Gaussian keeps more answers, comes nearer and disturbs the other sums less. The nearest real activation,
// which needs no model, keeps 94 % of the answers.
//
// Along the plane of one rhythm ([03](03-fourier-contamination.ipynb)) nothing is steered at all: the network adds in six
// rhythms at once, and a single one that is moved is outvoted.

// %% [markdown]
// ## Does one neuron stand for one thing?
//
// The paper finds that single units inside the prior, its *meta-neurons*, tell concepts better than units of the activations
// themselves. Here we know which concepts there are to tell: residues of the operands and of the sum, the phase of each rhythm
// in which the network computes, whether a pair is heavy, whether it was trained on. One unit is read at a time: half of all
// pairs choose the unit, the other half say how well it tells ([AUC](../docs/glossary.md); 0.5 is guessing). Beside the
// meta-neurons stand as many units of h1, principal components, random directions, and units of a sparse autoencoder, and what
// chance gives (answers permuted). The essay's author holds that single meta-neurons are a weak window, and the residual as a
// whole tells more. So h1, the residual and the prior's response to a nudge are also read whole, all columns together. Source:
// [`metaNeuronsFigure`](../src/figures/prior/metaNeuronsFigure.ts), [`metaNeurons`](../src/tables/prior/metaNeurons.ts),
// [`makeMetaNeurons`](../src/priors/neurons/makeMetaNeurons.ts).

// %%
show(() => metaNeuronsFigure(readMetaNeurons(opened)));

// %%
show(() => metaNeurons(opened));

// %% [markdown]
// **What came of it.** Everything here tells something (chance is an AUC of 0.51), and no single unit tells much. Meta-neurons
// of a healthy network tell no more than as many units of h1, and less than principal components. Before the collapse they beat
// the units of h1, and still not the components. The sparse autoencoder is worst: it splits a smooth circle into many
// directions. Of all single units those of the largest prior do best, with all 1,536 to choose from. But h1 read as a whole
// tells more than any (AUC 0.89 healthy, 0.92 before the collapse): what is there to be told is told by the activations. h1
// does not tell at all which pairs were trained on (0.52). The prior's response to a nudge does (0.84), because the prior was
// trained on them: that is its memory, not the network's.

// %% [markdown]
// ## Is our prior the paper's?
//
// Not in all respects:
//
// | | our prior | the paper's |
// |---|---|---|
// | time | is added once | multiplies in every block |
// | the normaliser | is fitted to each snapshot | is fixed |
// | norm | RMSNorm, no biases | LayerNorm, biases |
//
// The way back differs, too. One choice at a time, and all together, in priors trained along the run to the first onset: do the
// essay's residual tables come out nearer? Source: [`priorFidelity`](../src/tables/prior/priorFidelity.ts),
// [`fidelityChoices`](../src/priors/fidelity/fidelityChoices.ts).

// %%
show(() => priorFidelity(opened));

// %% [markdown]
// What came of it: the claim does not hold, and the default stays as it was. LayerNorm with biases comes nearest, 8 % nearer than our
// prior; the rule asks for 20 %. A normaliser that stays what it was at the first snapshot is the one choice that changes the picture: the
// prior then sees the growth of h1 along one direction as out of place. At the onset residual PC1 has 88 % of the residuals'
// variance, in place of 15 % here and 16 % in the essay. So the essay's numbers speak for a normaliser fitted at each snapshot.
//
// One thing beside the rule. A single value of the 13 decides much: the projection of all pairs together, −0.05 in the essay and −0.41
// here. Without it the longer way back, from t = 0.5 in 20 steps, would be nearest, 22 % nearer than ours. No rule says to leave it out,
// so this is no verdict, only where to look next.
//
// **Exercise.** Set `t0` to 0.7 and run again. Does the pushed activation come nearer to real ones, and does the network still answer
// what it was pushed to?
//
// <details><summary>Solution</summary>
//
// Nearer, and it answers less often. Your prior is small and trained for a moment, so your numbers are your own. In the table of
// steering the largest prior goes from 1.32 of the usual distance at t0 = 0.3 to 0.94 at 0.7, and from 100 % of the answers to 89 %:
// the more noise is mixed in, the less of the push is left in the mixture.
//
// </details>
//
// Next: [11 Words about activations](11-words-about-activations.ipynb)

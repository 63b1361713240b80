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
// of language models and claims more than the essay uses: that such a model gets better smoothly with compute, that its loss says how
// useful it is, and that it takes an edited activation back to what is real without undoing the edit. There the truth
// about the activations is unknown. Here it is known, the network is small, and each claim can be tested in minutes.
//
// A prior in one paragraph: mix an activation with noise, (1 − t) h + t ε; train a network to say, for any mixture, which way leads
// from noise to activations. Following it from pure noise makes up an activation. Following it from a mixture at t0 takes
// an activation to the nearest thing that the prior finds normal. Its loss is the squared error of the direction that it says.

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
// A small prior on h1 of the training pairs, measured after a few lengths of training on test pairs: its loss; how much of
// an activation comes back from t0 = 0.3 (cosine of what varies between activations); how far what it makes up lies from what
// is real (Fréchet distance, over that of two halves of the real ones; 1 would be perfect). The bytes are the same on
// every machine. Source: [`measuredPriors`](../src/priors/scaling/measuredPriors.ts),
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
// The same for 200 priors, cached: from 16 wide with one block to the 256 wide with three that all other tables use, after 250 to
// 4,000 steps, healthy and before the first collapse. The rules below the table were written before any of them was
// trained. Source: [`priorScalingFigure`](../src/figures/prior/priorScalingFigure.ts),
// [`priorScaling`](../src/tables/prior/priorScaling.ts).

// %%
show(() => priorScalingFigure(readPriorScaling(opened)));

// %%
show(() => priorScaling(opened));

// %% [markdown]
// The first claim holds here, too: over three decades of compute the loss of the best prior falls along a line, before the collapse with
// an exponent of 0.15 (the paper has 0.17, of other models). So does half of the second: less loss, better reconstruction, better
// generation. For what the essay does with a prior it does not hold. How well the residual finds the direction, before the collapse, has
// little to do with the loss: the smallest prior finds it after 250 steps (|cos| 0.99), when it knows nothing and the residual is all of h1;
// it loses the direction as it learns, and only the larger ones, which learn all else, have it again (0.97). And the largest
// begins to learn healthy activations by heart after 2,000 steps: its loss on test pairs rises while that on training pairs falls.

// %% [markdown]
// ## Push, and let the prior take it back
//
// Two test pairs of each sum. Each h1 is moved along the difference of two class means: from the mean of its own sum to
// that of the sum `shift` further, `strength` times as far. Does the network now answer that sum? How far is the pushed
// activation from any real one (1: as far as real ones are from one another)? Then the same after the way back through the prior that you just
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
const apart = (h: typeof before) => {
  const { distance } = nearestDistances(h, train.rows);
  return distance.reduce((sum, one) => sum + one, 0) / distance.length;
};
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
// A prior that finds nothing out of place gives back what it was given; one that finds everything out of place gives back
// something real that has forgotten the push. What it should do is in between, and simpler ways are beside it
// here: keep the leading principal components; shrink as a Gaussian would; take the nearest real activation. Each changes real
// activations as much as the prior does, so that none is gentler than another. Source:
// [`steeringFigure`](../src/figures/prior/steeringFigure.ts), [`steering`](../src/tables/prior/steering.ts),
// [`steeringMethods`](../src/priors/steering/steeringMethods.ts).

// %%
show(() => steeringFigure(readSteering(opened).rows));

// %%
show(() => steering(opened));

// %% [markdown]
// What came of it. The claim holds: pushed by twice the difference, the network answers what it was pushed to, also after the way back, and the
// activation comes back by 30 % of its distance, more than with leading components (2 %) or a Gaussian (20 %) that change real activations as much. Two
// things qualify it. Not the better prior steers better: the four smaller ones bring back about as much as each other, with losses from 1.6 to 1.0.
// And that is at t0 = 0.3, fixed beforehand; from 0.7 the plain Gaussian keeps more answers, comes nearer and disturbs the
// other sums less. The nearest real activation, which needs no model, keeps 94 % of the answers. Along the plane of one rhythm nothing is steered at all:
// the network adds in six rhythms at once, and one of them moved alone is outvoted.

// %% [markdown]
// ## Does one neuron stand for one thing?
//
// The paper finds that single units inside the prior, its *meta-neurons*, tell concepts better than units of the activations
// themselves. Which concepts are there to be told is known here: residues of the operands and of the sum, the phase of each rhythm in which the
// network computes, whether a pair is heavy, whether it was trained on. One unit at a time: half of all pairs choose the unit,
// the other half say how well it tells (AUC; 0.5 is guessing). Beside them the same of as many units of h1, of principal components, of
// random directions and of a sparse autoencoder; what permuted answers give; and what h1, the residual and the prior's
// response to a nudge tell when all columns are read together, since the essay's author holds that single meta-neurons are a weak
// window and the residual as a whole tells more. Source: [`metaNeuronsFigure`](../src/figures/prior/metaNeuronsFigure.ts),
// [`metaNeurons`](../src/tables/prior/metaNeurons.ts), [`makeMetaNeurons`](../src/priors/neurons/makeMetaNeurons.ts).

// %%
show(() => metaNeuronsFigure(readMetaNeurons(opened)));

// %%
show(() => metaNeurons(opened));

// %% [markdown]
// What came of it. Everything here tells something (chance is 0.51), and no single unit tells much. Meta-neurons of a healthy network tell no more than as
// many units of h1, and less than principal components; before the collapse they beat the former and still not the latter. The sparse
// autoencoder is worst: it splits what is a smooth circle into many directions. With all of its 1,536 units to choose from the largest prior does best of the single
// ones, but h1 read as a whole tells more than any (0.89, 0.92): what is there to be told is told by the activations. Which pairs were trained on, h1 does not tell at
// all (0.52), the prior's response to a nudge does (0.84), for the prior was trained on them: that is its memory, not the network's.

// %% [markdown]
// ## Is our prior the paper's?
//
// Not in all: time is added once here and multiplies in every block there; the normaliser is fitted to each snapshot here and fixed there;
// RMSNorm and no biases here, LayerNorm and biases there; another way back. One at a time and all together, trained along the run to the first
// onset: do the essay's residual tables come out nearer? Source: [`priorFidelity`](../src/tables/prior/priorFidelity.ts),
// [`fidelityChoices`](../src/priors/fidelity/fidelityChoices.ts).

// %%
show(() => priorFidelity(opened));

// %% [markdown]
// Next: [11 Words about activations](11-words-about-activations.ipynb)

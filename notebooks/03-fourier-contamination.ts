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
// # A contaminated Fourier solution
//
// Essay: [*Fourier solution contamination*](https://jagilley.github.io/activation-supervision.html#:~:text=Fourier%20solution%20contamination)
//
// At the onset of a collapse the activations look ruined: almost all variance on one axis, neighbours of the wrong class.
// Take that axis off and look again. The solution was there all along, as circles.

// %%
import {
  asked,
  classSpectrum,
  covariance,
  forward,
  frequencyPlane,
  keyFrequencies,
  leadingComponent,
  momentOf,
  nccRecovery,
  nccRecoveryFigure,
  nearestCentroid,
  openStudyRun,
  pca,
  planeScatter,
  principalPlane,
  progressBar,
  projectOut,
  show,
  spectrumFigure,
  withPhases,
  withSnapshot,
} from 'activation-supervision';
import { interact, selectionSlider } from 'activation-supervision/widgets';

// %% tags=["parameters"]
const study: string = asked.study ?? 'data'; // a study's folder
const run: string = asked.run ?? ''; // a run of it, or a run's folder; '': the baseline of its first seed
const epoch: number | undefined = undefined; // any of the run; undefined: the onset of its first collapse

// %%
const opened = openStudyRun(study, run);
const moment = momentOf(opened, epoch);
if (moment.note) console.log(moment.note);
const there = await withSnapshot(opened, moment.epoch, progressBar('epochs up to it'));
const trained = await withPhases(there, progressBar('epochs of its phases'));
const { p } = trained.shape;
const { train, test } = trained.data.split;
const { h1 } = forward(trained.parameters(moment.epoch), trained.shape, train.pairs);
const pc1 = leadingComponent(covariance(h1));
const cleaned = projectOut(h1, pc1.direction);
console.log(`PC1 holds ${(100 * pc1.fraction).toFixed(1)} % of the variance of h1`);

// %% [markdown]
// ## The spectrum
//
// Average h1 over all pairs with the same sum and read the result as a function of the sum: its Fourier spectrum shows
// which rhythms the network adds with. It hardly changes when PC1 is taken off: the solution does not live there. Source:
// [`classSpectrum`](../src/metrics/fourier/classSpectrum.ts), [`keyFrequencies`](../src/metrics/fourier/keyFrequencies.ts),
// [`spectrumFigure`](../src/figures/activations/spectrumFigure.ts).

// %%
const spectrum = classSpectrum(cleaned, train.labels, p);
const [strongest = 1] = keyFrequencies(spectrum);
show(
  spectrumFigure(
    { 'raw h1': classSpectrum(h1, train.labels, p), 'h1 without PC1': spectrum },
    `Rhythms of the class means, epoch ${moment.epoch.toLocaleString('en-US')}`,
  ),
);

// %% [markdown]
// ## Before and after
//
// Every dot is a training pair; its colour is its sum, counted in steps of the strongest rhythm, so that neighbours on the
// colour circle should be neighbours in space. Source: [`projectOut`](../src/metrics/algebra/projectOut.ts),
// [`frequencyPlane`](../src/metrics/fourier/frequencyPlane.ts), [`planeScatter`](../src/figures/activations/planeScatter.ts).

// %%
const hues = Array.from(train.labels, (sum) => ((strongest * sum) % p) / p);
const [raw] = principalPlane(h1);
const [left] = principalPlane(cleaned);
show(
  planeScatter(
    [
      { title: 'raw h1', xTitle: 'PC1', yTitle: 'PC2', groups: { h1: raw }, hues },
      { title: 'without PC1', xTitle: 'PC2', yTitle: 'PC3', groups: { h1: left }, hues },
      {
        title: `without PC1, along rhythm ${strongest}`,
        xTitle: 'cosine part',
        yTitle: 'sine part',
        groups: { h1: frequencyPlane(cleaned, train.labels, p, strongest) },
        hues,
      },
    ],
    {
      text: `The same 1,000 activations three times, epoch ${moment.epoch.toLocaleString('en-US')}`,
      subtitle: `Colour: the sum modulo ${p} in steps of rhythm ${strongest}.`,
    },
  ),
);

// %% [markdown]
// ## By hand
//
// Move the epoch: when does the circle come, and what becomes of it, and of the raw activations, through a collapse? Rhythm
// and colours stay those of above. Without a kernel this is the picture of the moment that the notebook looks at. Source:
// [`interact`](../src/widgets/interact.ts).

// %%
const rowsAt = (at: number) => forward(trained.parameters(at), trained.shape, train.pairs).h1;
const clean = (rows: typeof h1) => projectOut(rows, leadingComponent(covariance(rows)).direction);
const along = (rows: typeof h1) => frequencyPlane(clean(rows), train.labels, p, strongest);
const axes = { xTitle: 'PC1', yTitle: 'PC2' };
const parts = { xTitle: 'cosine part', yTitle: 'sine part' };
const picture = (at: number, rows = rowsAt(at)) =>
  planeScatter(
    [
      { title: 'raw h1', ...axes, groups: { h1: principalPlane(rows)[0] }, hues: hues },
      { title: `without PC1, along rhythm ${strongest}`, ...parts, groups: { h1: along(rows) }, hues: hues },
    ],
    { text: `The activations at epoch ${at.toLocaleString('en-US')}` },
  );
const epochs = selectionSlider({
  options: [...new Set([...trained.snapshots, moment.epoch])].sort((a, b) => a - b),
  value: moment.epoch,
  continuousUpdate: false,
  layout: { width: '600px' },
});
show(interact(({ at }) => picture(at), { at: epochs }));

// %% [markdown]
// ## In numbers
//
// Nearest-centroid accuracy on test pairs through the phases of every collapse, with controls. Source:
// [`nccRecovery`](../src/tables/subspace/nccRecovery.ts), [`nearestCentroid`](../src/metrics/activations/nearestCentroid.ts).

// %%
const recovery = nccRecovery(trained);
show(() => nccRecoveryFigure(recovery));

// %%
show(recovery);

// %% [markdown]
// **Exercise.** Is it this direction, or would any do? Measure the nearest-centroid accuracy of the test pairs raw, without
// PC1 and without PC2.
//
// <details><summary>Solution</summary>
//
// ```ts
// const held = forward(trained.parameters(moment.epoch), trained.shape, test.pairs).h1;
// const ncc = nearestCentroid({ rows: h1, labels: train.labels }, { rows: held, labels: test.labels }, p);
// const { components } = pca(covariance(h1));
// const pc = (i: number) => components.data.slice(i * h1.columns, (i + 1) * h1.columns);
// [ncc.accuracy(), ncc.accuracy(pc(0)), ncc.accuracy(pc(1))];
// ```
//
// Only PC1 does it. PC2 is part of the solution: taking it off costs accuracy.
//
// </details>
//
// **Exercise.** The third picture uses more than a projection: it knows where to look. Is the circle in the raw activations,
// too? Replace `cleaned` by `h1` in that panel.
//
// <details><summary>Solution</summary>
//
// Hardly: a pair is 59° off its place on average instead of 11°, and a quarter of them lie in the wrong half. Set `epoch` to
// 25,000, 700 epochs earlier, and the circle is there, blurred (18° instead of 11°), while nearest centroids fail already:
// whoever measures *distances* in all 128 dimensions has one axis swamp the sum over all others.
//
// </details>
//
// Next: [04 Loss landscape](04-loss-landscape.ipynb)

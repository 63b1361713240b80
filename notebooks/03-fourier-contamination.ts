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
// At the onset of a collapse the activations h1 look ruined. Almost all of their variance lies on one axis, the first principal
// component (PC1), and neighbours belong to different classes. Take that axis off and look again: the solution was there all
// along: classes that lie on circles, as the third picture under *Before and after* shows.
//
// To see another epoch, replace the `undefined` of the second cell by a number, such as `26_000`, and *Run All Cells*.
//
// What the words mean: [glossary](../docs/glossary.md); the rules: [definitions](../data/DEFINITIONS.md).

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
// A network can add modulo 97 with cosines and sines whose phase turns with the sum. We call the frequency of such a wave a
// *rhythm*. To see which rhythms this network adds with, average h1 over all pairs with the same sum, and take the Fourier
// spectrum over the sums. The strong rhythms stay when PC1 is taken off, most of them somewhat lower: the solution does not live
// there. Orange bars (*key frequency*) have at least twice the mean energy. Source:
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
// Every dot is one of 1,000 training pairs. Its colour is its sum, counted in steps of the strongest rhythm: if the network adds with
// that rhythm, dots of like colour lie near each other on a circle. Source: [`projectOut`](../src/metrics/algebra/projectOut.ts),
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
// Move the epoch. When does the circle appear? What becomes of it through a collapse, and of the raw activations? Rhythm and
// colours stay as above. Without a kernel the picture stays at the epoch above. Source:
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
// Nearest-centroid accuracy (NCC) of the test pairs, in the [phases](../docs/glossary.md) of every collapse. A centroid measures
// distance in all 128 dimensions, and PC1 makes nearly all of it; the last layer hardly reads along PC1, so that the network is
// still right. Controls take another direction off instead of PC1. Source:
// [`nccRecovery`](../src/tables/subspace/nccRecovery.ts), [`nearestCentroid`](../src/metrics/activations/nearestCentroid.ts).

// %%
const recovery = nccRecovery(trained);
show(() => nccRecoveryFigure(recovery));

// %%
show(recovery);

// %% [markdown]
// **Exercise.** Must it be this direction, or would any do? Measure the nearest-centroid accuracy of the test pairs raw,
// without PC1, and without PC2.
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
// Only taking PC1 off helps. PC2 is part of the solution: taking it off costs accuracy.
//
// </details>
//
// **Exercise.** The third picture also looks along the right rhythm. Does the circle show in the raw activations, too? Replace
// `cleaned` by `h1` in that panel.
//
// <details><summary>Solution</summary>
//
// Hardly. On average a pair is 59° off its place on the circle, instead of 11°, and a quarter of the pairs lie in the wrong
// half. Now set `epoch` to 25,000, 700 epochs earlier: the circle is there, blurred (18° instead of 11°), while nearest
// centroids already miss a quarter of the pairs. They measure *distances* in all 128 dimensions, and there one axis swamps the sum over all others.
//
// </details>
//
// Next: [04 Loss landscape](04-loss-landscape.ipynb)

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
// # Metacognitive supervision
//
// Essay: [*Metacognitive supervision*](https://jagilley.github.io/activation-supervision.html#:~:text=Metacognitive%20supervision)
//
// A network supervised by the organisation of its own activations: the direction is the control variable. Is it what a control
// variable needs to be? Does that hold for other seeds? What has not been shown? On the way, the run's history in two table
// libraries, arquero and danfo.
//
// What the words mean: [glossary](../docs/glossary.md); the rules: [definitions](../data/DEFINITIONS.md).

// %%
import {
  asked,
  compareHistories,
  controlProperties,
  landmarks,
  openStudyRun,
  progressBar,
  robustness,
  seedRuns,
  show,
  tenSeedsFigure,
  withPhases,
} from 'activation-supervision';
import { desc, op, table } from 'arquero';
import { DataFrame } from 'danfojs-node';

// %% tags=["parameters"]
const study: string = asked.study ?? 'data'; // a study's folder
const run: string = asked.run ?? ''; // a run of it, or a run's folder; '': the baseline of its first seed
const collapsed: number = 0.5; // share of variance on PC1

// %%
const trained = await withPhases(openStudyRun(study, run), progressBar('epochs of its phases'));
const { cycles, collapses } = landmarks(trained);
const last = trained.history.epoch[trained.history.epoch.length - 1];
const [early, later] = [last / 5, last / 4]; // 20,000 and 25,000 of the essay's run
console.log(`${cycles.length} geometric cycles, ${collapses.length} accuracy collapses`);

// %% [markdown]
// ## The history in arquero
//
// A run's history is a set of columns; arquero takes them as they are. How accurate is the network while one direction dominates
// h1, and while none does?

// %%
const history = table(trained.history).params({ collapsed: collapsed, early: early });
show(
  history
    .filter((d: any, $: any) => d.epoch >= $.early)
    .derive({
      state: (d: any, $: any) =>
        d.h1_pc1_variance_fraction > $.collapsed ? 'one direction' : 'many',
    })
    .groupby('state')
    .rollup({
      rows: op.count(),
      'mean accuracy': op.mean('test_accuracy'),
      'least accuracy': op.min('test_accuracy'),
      'mean participation': op.mean('h1_participation_ratio'),
    })
    .orderby(desc('rows')),
);

// %% [markdown]
// The network is more accurate while one direction dominates: accuracy falls *after* the direction has risen, and is low for most
// of the long way back. That is why the direction can warn.
//
// ## The history in danfo
//
// The same rows for those who think in pandas: the worst ten moments, and a summary of some columns.

// %%
const columns = ['epoch', 'test_accuracy', 'h1_pc1_variance_fraction', 'h1_participation_ratio'] as const;
const values = columns.map((name) => [name, [...trained.history[name]]]);
const frame = new DataFrame(Object.fromEntries(values));
const grown = frame.query(frame['epoch'].ge(later));
show(grown.sortValues('test_accuracy').head(10));

// %%
show(grown.describe());

// %% [markdown]
// ## Three properties
//
// The essay asks three things of a control variable: that one direction holds most of the harm, that it is the same every
// time, and that it is found without being told. Each is judged here by every measure that these words allow. Source:
// [`controlProperties`](../src/tables/gradients/controlProperties.ts).

// %%
show(() => controlProperties(trained));

// %% [markdown]
// *Found* and *the same*: mostly because the directions lie along u = (1, …, 1) / √128, which needs no data. h1 is never
// negative, so whatever grows in all units at once points along u, in any run; two random directions are no comparison for
// that. Beside u the directions of two collapses have little in common, less than the solutions have. *Most of the harm*: only
// in float32. In exact arithmetic the heaviest pairs' force is far from m.
//
// ## Other seeds
//
// Every cached seed stays in the table, also one that never collapses; the first five are drawn. For more seeds, add them to
// [`data/study.json`](../data/study.json), then `npm run -s cli -- study run`. Source:
// [`seedRuns`](../src/runs/seedRuns.ts), [`robustness`](../src/tables/suppression/robustness.ts).

// %%
const seeds = seedRuns(trained)
  .slice(0, 5)
  .map((seed) => [`seed ${seed.config.task.seed}`, seed.history]);
show(compareHistories(Object.fromEntries(seeds), { text: 'The same training with other seeds' }));

// %%
show(() => robustness(trained));

// %% [markdown]
// The same as a picture: a strip for each seed, a panel for each condition, accuracy as colour. The
// [rules](../docs/ten-seeds-and-a-map.md) for seeds 45 to 51 were written before these seeds were trained. Source:
// [`tenSeedsFigure`](../src/figures/runs/tenSeedsFigure.ts).

// %%
show(() => tenSeedsFigure(trained));

// %% [markdown]
// All ten seeds collapse, and none does without the rounding. The gradient's own direction, projected out and renewed every 100
// epochs, ends the collapses of nine. A random direction leaves about as many as there were. The frozen directions leave fewer than
// that, but hardly ever none: with the prior's there are fewer in nine seeds of ten, and none in one; with the replay probe's fewer
// in seven, and some in every seed. The one seed, 44, does what the essay's run does: PC1 climbs to 98 %, and the accuracy holds.
// Seed 50 does so with nothing projected out, for 70,000 epochs.
//
// ## What is not shown
//
// - One task, one network, one optimiser. Nothing here says that a larger model has such a direction.
// - Two pairs hold half of the weight by construction. So it is less surprising that a direction follows weight.
// - A direction found from later epochs and used from 20,000 on knows the future, in the essay as here.
// - Most of the force along the direction exists only in float32, and at an onset nearly all of it
//   ([04](04-loss-landscape.ipynb), [08](08-what-drives-the-collapse.ipynb)). Before calling it memorization, rule out rounding.
//
// **Exercise.** How long does the network stay below an accuracy of 0.95 after epoch 25,000, as a share of the time? Answer
// with arquero, then with danfo.
//
// <details><summary>Solution</summary>
//
// ```ts
// const rest = table(trained.history).params({ later: later }).filter((d: any, $: any) => d.epoch >= $.later);
// show(rest.derive({ low: (d: any) => (d.test_accuracy < 0.95 ? 1 : 0) }).rollup({ share: op.mean('low') }));
//
// const low = frame.query(frame['epoch'].ge(later).and(frame['test_accuracy'].lt(0.95)));
// low.shape[0] / grown.shape[0];
// ```
//
// 72 % of the time.
//
// </details>

// %% [markdown]
// ## A map
//
// Other exponents of the loss weights and other weight decays, as trained and exact, from epoch 0 to 40,000. The
// [rules](../docs/ten-seeds-and-a-map.md) were written before. A network that has not learned cannot collapse, and is grey.
// Source: [`phaseMap`](../src/tables/mechanism/phaseMap.ts), [`phaseMapFigure`](../src/figures/mechanism/phaseMapFigure.ts).

// %%
import { mapStudy, phaseMap, phaseMapFigure } from 'activation-supervision';

show(phaseMapFigure(mapStudy()));

// %%
show(phaseMap(mapStudy()));

// %% [markdown]
// There is one seed at each point: the map says where to look. Its runs were too short where the decay is small: nothing had
// learned by 40,000, so three of its four rules are not judged. One result no rule asked for: without the rounding none of 15
// runs has a geometric cycle; with it seven of 15 have, also where all samples weigh the same.
//
// Next: [08 What drives the collapse](08-what-drives-the-collapse.ipynb)

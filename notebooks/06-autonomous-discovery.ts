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
// # Autonomous discovery
//
// Essay: [*Autonomous discovery*](https://jagilley.github.io/activation-supervision.html#:~:text=Autonomous%20discovery)
//
// Up to here someone knew where to look. Now a tiny model, the *probe*, gets nothing but the covariances of h1 at every 1,000th
// epoch: no loss, no accuracy, no weights, and only times at which the network still looked healthy. It asks: along which
// direction does drift today (how the covariance changes) foretell a collapse tomorrow?
//
// What it finds has to beat a direction that needs no data: u = (1, …, 1) / √n1, near which every direction of h1 lies that grows
// for all units at once. The |cos| of u with the probe's direction is 0.97 to 0.99. Projected out, u ends as many collapses as the
// probe's direction, or more (three seeds, [05](05-suppression.ipynb)). So the tables show agreement with and without u.
//
// The probe sees two cycles (rises and falls of PC1). The third is kept apart.
//
// What the words mean: [glossary](../docs/glossary.md); the rules: [definitions](../data/DEFINITIONS.md).

// %%
import {
  asked,
  attempt,
  cosine,
  fitReplayProbe,
  landmarks,
  onsetDirection,
  openStudyRun,
  progressBar,
  replayAlignment,
  replayBufferOf,
  replayNcc,
  replayScoreFigure,
  replaySuppression,
  replayWarning,
  show,
  withPhases,
} from 'activation-supervision';
import { table } from 'arquero';

// %% tags=["parameters"]
const study: string = asked.study ?? 'data'; // a study's folder
const run: string = asked.run ?? ''; // a run of it, or a run's folder; '': the baseline of its first seed
const delta: number = 1_000; // epochs that the drift looks back
const limit: number = 0.2; // healthy: less than this share of variance on PC1

// %% [markdown]
// ## A probe of your own
//
// Fitted here and now with the settings above. Compare its direction with h1 PC1 at the onset of each collapse. Source:
// [`fitReplayProbe`](../src/training/probes/fitReplayProbe.ts), [`healthyPast`](../src/training/probes/healthyPast.ts).

// %%
const trained = await withPhases(openStudyRun(study, run), progressBar('epochs of its phases'));
const settings = { delta: delta, limit: limit, label: 'future' } as const;
const probe = attempt(() => fitReplayProbe(replayBufferOf(trained), settings));
const onsets = landmarks(trained).collapses.map(({ phases }) => phases.onset);
const seen = onsets.map((onset) => probe && onset <= probe.split.trainUntil);
if (probe)
  show(
    table({
      collapse: seen.map((was, i) => `${i + 1}, ${was ? 'seen' : 'kept apart'}`),
      onset: onsets,
      '|cos| with h1 PC1': onsets
        .map((onset) => cosine(probe.direction, onsetDirection(trained, onset)))
        .map(Math.abs),
    }),
  );

// %% [markdown]
// To find the direction is one thing, to foretell with it another. The note of the next table says how well your settings, and
// those of the committed probe, put the states of the second cycle in order.
//
// ## The scores
//
// Those of the committed probe, whose settings were chosen on the first two cycles. Look at the panel *The warning*: the score
// crosses its threshold a little before each collapse, and the bar says how long before. After a collapse it falls far below what the
// panel shows, because the drift of a recovery is larger. Source:
// [`replayScoreFigure`](../src/figures/activations/replayScoreFigure.ts).

// %%
show(() => replayScoreFigure(trained));

// %% [markdown]
// ## Does it find the direction?
//
// Source: [`replayAlignment`](../src/tables/probe/replayAlignment.ts).

// %%
show(() => replayAlignment(trained));

// %% [markdown]
// Compare the rows with shuffled labels; a label is what became of a state. With labels shuffled, the committed probe still finds
// most of the direction: states that look healthy shortly after a collapse carry its drift, and no label is needed to see that.
// Leave those states out, and the probe loses the direction with shuffled labels and keeps it with true ones. That pair of rows
// is the evidence that a collapse can be told beforehand; the first row alone is not.
//
// ## Does it warn in time?
//
// Source: [`replayWarning`](../src/tables/probe/replayWarning.ts).

// %%
show(() => replayWarning(trained));

// %% [markdown]
// The warnings come while the network is still right, and some 2,000 epochs ahead, not many thousands. At the cycle kept apart,
// the only one that the probe had not seen, there is one right warning and one false alarm.
//
// ## Does it help at the collapse kept apart?
//
// Nearest-centroid accuracy with and without the probe's direction. Source: [`replayNcc`](../src/tables/probe/replayNcc.ts).

// %%
show(() => replayNcc(trained));

// %% [markdown]
// At the onset, taking the direction off gives back nine tenths of what taking off PC1 itself would. After the onset it gives
// back nearly all, but there is less to give.
//
// ## And projected out?
//
// A run from epoch 20,000 on. The direction was found from later states, so this run knows its future, as the essay's does.
// Source: [`replaySuppression`](../src/tables/probe/replaySuppression.ts).

// %%
show(() => replaySuppression(trained));

// %% [markdown]
// **Exercise.** How healthy is healthy? Lower `limit` until the probe loses the direction.
//
// <details><summary>Solution</summary>
//
// Down to 0.105 the probe finds it. At 0.1 hardly any state from shortly before a cycle is left, and the probe finds something
// unrelated. At 0.09 none is left, and the probe refuses: there is nothing that a drift could tell.
//
// </details>
//
// Next: [07 Metacognitive supervision](07-metacognitive-supervision.ipynb)

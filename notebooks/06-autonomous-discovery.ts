// ---
// jupyter:
//   jupytext:
//     formats: ipynb,ts:percent
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
// Up to here someone knew where to look. Now give a tiny model nothing but the covariances of h1 at every 1,000th epoch, no
// loss, no accuracy, no weights, and only from times when the network still looked healthy. It asks: along which direction
// does drift today foretell a collapse tomorrow?
//
// It sees two cycles. The third is kept apart.

// %%
import {
  cosine,
  fitReplayProbe,
  onsetDirection,
  openRun,
  replayAlignment,
  replayBufferOf,
  replayNcc,
  replayScoreFigure,
  replaySuppression,
  replayWarning,
  show,
} from 'activation-supervision';
import { table } from 'arquero';

// %% tags=["parameters"]
const delta: number = 1_000; // epochs that the drift looks back
const limit: number = 0.2; // healthy: less than this share of variance on PC1

// %% [markdown]
// ## A probe of your own
//
// Fitted here and now with the settings above. Compare its direction with h1 PC1 at the onset of each collapse. Source:
// [`fitReplayProbe`](../src/training/probes/fitReplayProbe.ts), [`healthyPast`](../src/training/probes/healthyPast.ts).

// %%
const run = openRun('baseline');
const buffer = replayBufferOf(run);
const probe = fitReplayProbe(buffer, { delta: delta, limit: limit, label: 'future' });
const onsets = [25_000, 55_000, 86_000];
show(
  table({
    collapse: ['1, seen', '2, seen', '3, kept apart'],
    onset: onsets,
    '|cos| with h1 PC1': onsets
      .map((onset) => cosine(probe.direction, onsetDirection(run, onset)))
      .map(Math.abs),
  }),
);

// %% [markdown]
// ## The scores
//
// Of the committed probe, whose settings were chosen on the first two cycles. Source:
// [`replayScoreFigure`](../src/figures/replayScoreFigure.ts).

// %%
show(replayScoreFigure(run));

// %% [markdown]
// ## Does it find the direction?
//
// Source: [`replayAlignment`](../src/tables/replayAlignment.ts).

// %%
show(replayAlignment(run));

// %% [markdown]
// ## Does it warn in time?
//
// Source: [`replayWarning`](../src/tables/replayWarning.ts).

// %%
show(replayWarning(run));

// %% [markdown]
// ## Does it help at the collapse kept apart?
//
// Centroids with and without it, and a run that projects it out. The probe learned from epochs up to its `trainUntil`; the
// run uses its direction from epoch 20,000 on, so it uses the future. Source: [`replayNcc`](../src/tables/replayNcc.ts),
// [`replaySuppression`](../src/tables/replaySuppression.ts).

// %%
show(replayNcc(run));

// %%
show(replaySuppression(run));

// %% [markdown]
// **Exercise.** How healthy is healthy? Lower `limit` until the probe loses the direction.
//
// <details><summary>Solution</summary>
//
// Down to 0.105 it holds. At 0.1 hardly a state shortly before a cycle is left, and the probe finds something unrelated; at
// 0.09 none is, and it refuses, for then there is nothing that a drift could tell.
//
// </details>
//
// Next: [07 Metacognitive supervision](07-metacognitive-supervision.ipynb)

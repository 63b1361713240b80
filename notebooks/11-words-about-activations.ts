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
// # Words about activations
//
// A question of ours to the [essay](https://jagilley.github.io/activation-supervision.html). Its author thinks aloud elsewhere
// about models that put activations into words. You need to know nothing of that to go on.
//
// **What a verbaliser is.** A network computes with vectors of numbers, its *activations*, which nobody can read. So train a
// second network, the *verbaliser*, that turns an activation into a few words, and a third, the *reconstructor*, that turns the
// words back into the activation. Both are trained together on one thing: that what comes back is what went in. The words lie
// in between, like a telegram. If the activation comes back, the words must have held what it held. So, some say, the words
// tell us what the network thinks.
//
// **Why that does not follow.** Swap the words *hot* and *cold* in both of these networks. The telegrams now say the opposite, and
// everything comes back as before. Any code that can be undone reconstructs, whatever its words mean to us. Reconstruction pins
// down how much words tell, never what they say.
//
// **What would tell.** Do not read the words: *write* some. Reconstruct an activation from them, put it into the network in
// place of its own, and look whether the network then does what the words say. That is an intervention. It needs a case where
// the truth is known. Here is one: the network adds a + b mod p, so we know that each activation is about its sum.
//
// What the words mean: [glossary](../docs/glossary.md); the rules: [definitions](../data/DEFINITIONS.md).

// %%
import {
  answersToWords,
  asked,
  attempt,
  caption,
  grounding,
  groundingAcrossFigure,
  groundingFigure,
  groundingOf,
  groundingScene,
  healthyEpoch,
  keptWords,
  landmarks,
  type MadeWords,
  madeWords,
  openStudyRun,
  progressBar,
  readingByAnswer,
  show,
  suppression,
  withSnapshot,
} from 'activation-supervision';
import { from } from 'arquero';

// %% tags=["parameters"]
const study: string = asked.study ?? 'data'; // a study's folder
const run: string = asked.run ?? ''; // a run of it, or a run's folder; '': the baseline of its first seed
const size: number = 128; // width of verbaliser and reconstructor, trained live
const steps: number = 200; // of reconstruction alone, live, after 500 of lessons where there are lessons
const dictionary: readonly [number, number] | undefined = undefined; // two rhythms that words tell; undefined: the two strongest
const captions: readonly number[] = [3, 14, 25]; // sums that are put into words by hand

// %% [markdown]
// ## A dictionary
//
// A *caption* has four words, each one of 64. By our dictionary the first word says half of the sum. The network adds by going
// round circles, and a *rhythm* says how often it goes round ([03](03-fourier-contamination.ipynb)). The next two words say
// where the sum stands on the circles of the two strongest rhythms, in 64 steps. The fourth word stays empty. Together they
// name one sum and no other. Source: [`dictionary`](../src/words/dictionary.ts),
// [`groundingScene`](../src/grounding/groundingScene.ts).

// %%
const opened = openStudyRun(study, run);
const trained = await withSnapshot(opened, healthyEpoch(opened), progressBar('epochs up to the healthy one'));
const scene = groundingScene(trained, { epoch: healthyEpoch(opened), rhythms: dictionary, pairs: 1_000 });
const wordsOf = (sum: number) => Array.from(caption(scene.dictionary, sum));
const [one, two] = scene.dictionary.frequencies;
const half = 'half the sum';
const columns = [half, `rhythm ${one}`, `rhythm ${two}`, 'empty'];
const named = (sum: number) => Object.fromEntries(wordsOf(sum).map((word, k) => [columns[k], word]));
show(from(captions.map((sum) => ({ sum: sum, ...named(sum) }))));

// %% [markdown]
// ## Four ways to come by words
//
// - *random*: nobody tells the verbaliser anything. It learns to give activations back, and its words are what they happen to be.
// - *true caption*: first some lessons with our dictionary, then reconstruction alone.
// - *false caption*: the same lessons with a lie, the caption of another sum, 31 further. We call this one the liar.
// - *k-means*: the first word is the nearest of 64 typical activations; the next words do the same with what is left over.
//   Nothing is trained, nobody means anything.
//
// All four answer to the same judge: how much of the activation comes back. Live, small and short; the long trainings follow.
// Source: [`madeWords`](../src/grounding/madeWords.ts), [`trainVerbaliser`](../src/words/trainVerbaliser.ts),
// [`residualKMeans`](../src/words/residualKMeans.ts).

// %% tags=["varies"]
const lengths = { taught: 500, steps: steps, every: Math.ceil(steps / 4), size: size, batch: 64 };
const made: Record<string, MadeWords> = {};
for (const start of ['random', 'true', 'false', 'k-means'] as const)
  made[start] = await madeWords(scene, { start: start, seed: 0, ...lengths, ...progressBar(start) });
show(groundingFigure(Object.values(made).flatMap(({ rows }) => rows)));

// %% [markdown]
// These trainings took seconds, so the numbers are small: of pairs that were never trained on little comes back as yet, and
// captions seldom say the sum in all four words. Compare the lines.
//
// The upper two panels are what a reader of captions has: how much comes back, and whether the words say the sum by our
// dictionary. The lower two touch the network. On the left, the caption of *another pair* takes the place of a pair's own: does
// the network then give the other pair's sum? Any good code passes this test as often as the network itself is right, whatever
// its words mean. On the right, *we write* the caption of a sum by our dictionary. Now it matters what the words mean.
//
// A dictionary has two halves, though. *Writing* tests how the reconstructor takes a word; *reading* tests how the verbaliser
// uses it. One can hold while the other goes.
//
// ## Write it yourself
//
// We write three captions by our dictionary. Each code turns them into activations, which are put into the network. What does
// it answer? What should it answer to the liar's? Source: [`doAsYouSay`](../src/words/doAsYouSay.ts).

// %% tags=["varies"]
const written = captions.flatMap((sum) => wordsOf(sum));
const answers = (name: string) => Array.from(answersToWords(made[name].code, scene.head, written));
show(
  from(
    Object.keys(made).flatMap((name) =>
      answers(name).map((answer, i) => ({ start: name, 'we write': captions[i], 'it answers': answer })),
    ),
  ),
);

// %% [markdown]
// ## The same telegrams in other words
//
// The decisive test of any argument from reconstruction: exchange the words of a code among each other at random, in verbaliser
// and reconstructor alike. The loss does not change by a millionth, but what the captions say by our dictionary is gone.
// Whoever trusts words because activations come back must trust both codes. Source:
// [`permutedCodebook`](../src/words/permutedCodebook.ts).

// %% tags=["varies"]
const short = (value: number) => Number(value.toPrecision(3));
const last = Object.entries(made).map(([name, { rows }]) => ({ name: name, row: rows[rows.length - 1] }));
show(
  from(
    last.map(({ name, row }) => ({
      start: name,
      'comes back': short(row.kept),
      'with other words, apart by': row.permuted_gap,
      'reads exactly': short(row.exact),
      'with other words': short(row.permuted_exact),
    })),
  ),
);

// %% [markdown]
// ## The long trainings
//
// Cached trainings: five seeds of each start, 1,000 steps of lessons, then 4,000 of reconstruction alone. They are looked at every
// 500 steps, on pairs that were never trained on. The rules were written before the runs, in
// [`DEFINITIONS.md`](../data/DEFINITIONS.md). Source:
// [`groundingFigure`](../src/figures/words/groundingFigure.ts), [`groundingMeasures`](../src/grounding/groundingMeasures.ts).

// %%
const kept = attempt(() => groundingOf(trained));
const lacking = 'Words of this run that were trained in full are not here; the command that makes them is above.';
show(() => kept && groundingFigure(kept.rows));

// %% [markdown]
// In the table, below the measures, each claim has its verdict; a claim that is *not held* is a result like any other. *Effect*
// asks for less than reading: does swapping a word change the answers on new pairs as it did on others? *One word* asks for
// more: if the activation is pushed along one rhythm only, does exactly that rhythm's word change? Source:
// [`grounding`](../src/tables/words/grounding.ts).

// %%
show(() => grounding(trained));

// %% [markdown]
// What came of it. **Words do not stay.** After the lessons the caption of every training pair said its sum. After 500 steps of
// reconstruction alone 0.6 to 6 % of them still did, after 4,000 steps at most 0.1 %. Nothing held the words: a fourth word
// that says nothing is a waste to a code that is paid for giving back. **What we write is still understood.** After all 4,000
// steps the network answers 84 to 92 % of the captions that we write by the dictionary as they say. From the liar it answers
// what the lessons said, in 86 to 91 %, never what we mean. So one half of the dictionary went at once, and the other stayed. A
// reader of captions would have noticed nothing. The true and the false start give back the same, and k-means, which nobody
// trained to say anything, gives back more than both.
//
// One thing has to be kept in mind. The epoch that counts as healthy, where the [conditions](05-suppression.ipynb) start too,
// comes early: the network is right on every training pair and still learning the rule for others. No words can tell a sum that
// the activation does not hold. So the exact reading once more, by whether the network itself was right (*the network is
// right*: of test pairs). *Its mistake* counts captions that say what the network answers in place of the sum: true to the
// activation, if not to the pair. Source: [`readingByAnswer`](../src/grounding/readingByAnswer.ts).

// %%
const starts = ['random', 'true', 'false'] as const;
const whole = attempt(() => starts.map((start) => ({ start: start, code: keptWords(trained, start, scene) }))) ?? [];
const readings = whole.map(({ start, code }) => ({ start: start, by: readingByAnswer(code, scene) }));
const read = readings.map(({ start, by }) => ({
  start: start,
  'the network is right': short(by.answered),
  'training pairs': short(by.training),
  'where it is right': short(by.right),
  'where it is wrong': short(by.wrong),
  'its mistake': short(by.wrongAnswer),
}));
show(read.length > 0 ? from(read) : lacking);

// %% [markdown]
// The three captions once more, to the codes that were trained in full. These belong to the dictionary that they were made
// with: with other rhythms in the cell of parameters they are refused. Source: [`keptWords`](../src/grounding/keptWords.ts).

// %%
const lines = whole.flatMap(({ start, code }) =>
  Array.from(answersToWords(code, scene.head, written), (answer, i) => ({
    start: start,
    'we write': captions[i],
    'it answers': answer,
  })),
);
show(lines.length > 0 ? from(lines) : lacking);

// %% [markdown]
// ## Do words notice what comes?
//
// Some thousand epochs later one direction will take over the activations and the network will collapse
// ([02](02-memorization-subspace.ipynb)). Codes that were made for healthy activations have no word for that direction. Do they
// tell that something is off, or do they paint over it with what they know? The lines show how much of the spread of the
// activations comes back from the words, along that direction and along all else. Source:
// [`keptAlong`](../src/words/keptAlong.ts).

// %%
const [collapse] = landmarks(trained).collapses;
const marks = { healthy: healthyEpoch(opened), preCollapse: collapse?.phases.preCollapse ?? 0 };
show(kept ? groundingAcrossFigure(kept.across, marks) : lacking);

// %% [markdown]
// They paint over it. A thousand epochs before the onset the words still give back a third of the spread of all else (k-means
// half of it), and along the direction 1 to 3 % as much. Nothing in the captions says so: they are words of healthy
// activations, fluent to the end. Whoever reads captions alone sees the collapse last. What the words leave over, the residual,
// shows it. That is how the prior found the direction.

// %% [markdown]
// ## And our own direction?
//
// The essay, and this project after it, put one thing into words, too: *this direction of the activations is where the network
// memorises, and it ends in collapse*. The direction was found by a prior that reconstructs activations, from what it cannot
// explain. By the lesson of this page the sentence is a caption, no more. So put it to the same test: project the direction out
// of training, from the healthy epoch on. If the words are true, the collapses end. A random direction should not do as much,
// and one that needs no data, (1, …, 1), should do less. The table is from cached runs. Source:
// [`suppression`](../src/tables/suppression/suppression.ts).

// %%
const interventions = (attempt(() => suppression(trained))?.rows ?? []).filter(({ rate }) => rate !== undefined);
const judged = interventions.map((row) => ({
  'projected out': row.condition,
  direction: row.direction ?? 'nothing',
  seeds: row.n,
  'collapses in 100,000 epochs': Number(Number(row.rate).toFixed(2)),
  'first collapse, median': row.first_median,
  'seeds without one': row.censored,
}));
const isThere = judged.some(({ direction }) => direction !== 'nothing');
show(isThere ? from(judged) : 'No run beside this one has a direction projected out.');

// %% [markdown]
// The caption passes the test only in part. With the prior's direction projected out some collapses are left. Directions that
// no prior was asked for do as well (all-ones) or better (the head's mean column, refreshed). What does pass, each time and in
// both ways, taken away and put in, is a line of arithmetic ([08](08-what-drives-the-collapse.ipynb)). Both interpretations
// read well. **An interpretation counts when an intervention confirms it.** That activations come back, that a direction
// explains the variance, that a caption makes sense: each is a reason to try one.
//
// What this page does not show: the words here are 64 signs of no language, the networks are small, and the truth is a number. A
// verbaliser that starts from a language model starts with a dictionary that took more than a thousand lessons. Whether that one
// stays is the same question, and the same test.
//
// **Exercise.** Choose two other rhythms for the `dictionary`, say two in which the network does not compute (`[2, 3]`), and
// run the live cells again. Do the lessons still take? Does the network still do what we write?
//
// <details><summary>Solution</summary>
//
// The lessons are about as easy: the caption is a function of the sum, and the sum is in the activation. The network does what
// we write, because the reconstructor learnt which activation goes with which caption. What gets rarer is one word for one
// rhythm. Of the captions of activations that are pushed along one rhythm, that rhythm's word changes alone in about 12 of a
// hundred with the two strongest rhythms, and in about 7 with these (`made['true'].rows.at(-1)?.one_word`): the network hardly has
// such a rhythm to move. So being obeyed shows that the words hold, not that the network computes with what they name. The long
// trainings, made with the two strongest rhythms, are refused.
//
// </details>
//
// Back to [the start](00-start-here.ipynb)

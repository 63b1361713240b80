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
// A question of ours to the [essay](https://jagilley.github.io/activation-supervision.html), whose author thinks aloud elsewhere about
// models that put activations into words. Nothing of it has to be known to go on.
//
// **What a verbaliser is.** A network computes with vectors of numbers, its *activations*, which nobody can read. So train a second
// network, the *verbaliser*, that turns an activation into a few words, and a third, the *reconstructor*, that turns the words back
// into the activation. Both are trained together on one thing: that what comes back is what went in. The words lie in between, like
// a telegram. If the activation comes back, the words must have held what it held. So, it is said, they tell us what the network thinks.
//
// **Why that does not follow.** Swap the words *hot* and *cold* in the heads of both. The telegrams now say the opposite, and
// everything comes back as before: any code that can be undone reconstructs, whatever its words mean to us. Reconstruction pins
// down how much words tell, never what they say.
//
// **What would tell.** Do not read the words: *write* some, reconstruct an activation from them, put it into the network in place of
// its own, and look whether the network then does what the words say. That is an intervention. It needs a case where the truth is
// known, and here is one: the network adds a + b mod p, so we know what each activation is about, its sum.

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
// A caption has four words, each one of 64. By our dictionary the first says half of the sum. The next two say where the sum stands
// in the two strongest rhythms in which this network computes (it adds by going round circles, and a rhythm says how often it goes
// round; [03](03-fourier-contamination.ipynb)), in 64 steps of the circle. The fourth stays empty. Together they name one sum and
// no other. Source: [`dictionary`](../src/words/dictionary.ts), [`groundingScene`](../src/grounding/groundingScene.ts).

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
// *random*: nobody tells the verbaliser anything; it learns to give activations back, and its words are what they happen to be.
// *true caption*: first some lessons with our dictionary, then reconstruction alone, as above. *false caption*: the same lessons with a
// lie, the caption of another sum, 31 further. *k-means*: words that are only the nearest of 64 typical activations, then of what is
// left over, and so on; nothing is trained, nobody means anything. All four answer to the same judge, how much of the activation comes
// back. Live, small and short; the long trainings follow. Source: [`madeWords`](../src/grounding/madeWords.ts),
// [`trainVerbaliser`](../src/words/trainVerbaliser.ts), [`residualKMeans`](../src/words/residualKMeans.ts).

// %% tags=["varies"]
const lengths = { taught: 500, steps: steps, every: Math.ceil(steps / 4), size: size, batch: 64 };
const made: Record<string, MadeWords> = {};
for (const start of ['random', 'true', 'false', 'k-means'] as const)
  made[start] = await madeWords(scene, { start: start, seed: 0, ...lengths, ...progressBar(start) });
show(groundingFigure(Object.values(made).flatMap(({ rows }) => rows)));

// %% [markdown]
// The bars above ran for some seconds, so the numbers are small: of pairs that were never trained on little comes back as yet, and
// captions seldom say the sum in all four words. Compare the lines with each other.
//
// The upper two panels are what a reader of captions has: how much comes back, and whether the words say the sum by our dictionary. The
// lower two touch the network. On the left, the caption of *another pair* takes the place of a pair's own: does the network then give
// the other pair's sum? Any good code passes, as often
// as the network itself is right, whatever its words mean. On the right, *we write* the caption of a sum by our
// dictionary. Now it matters what the words mean. A
// dictionary has two halves, though: *writing* tests how the reconstructor takes a word, *reading* how the verbaliser uses it, and
// one can hold while the other goes.
//
// ## Write it yourself
//
// Three captions by our dictionary, and the answers of the network when what each code makes of them is put into it. What should the
// liar answer? Source: [`doAsYouSay`](../src/words/doAsYouSay.ts).

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
// The decisive test of any argument from reconstruction: exchange the words of a code among each other at random, in verbaliser and
// reconstructor alike. The loss does not change by a millionth; what the captions say by our dictionary is gone. Whoever trusts words
// because activations come back must trust both. Source: [`permutedCodebook`](../src/words/permutedCodebook.ts).

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
// Five seeds of each start, 1,000 steps of lessons, 4,000 of reconstruction alone, looked at every 500, on pairs that were never
// trained on; cached. The rules were written before the runs, in [`DEFINITIONS.md`](../data/DEFINITIONS.md). Source:
// [`groundingFigure`](../src/figures/words/groundingFigure.ts), [`groundingMeasures`](../src/grounding/groundingMeasures.ts).

// %%
const kept = attempt(() => groundingOf(trained));
const lacking = 'Words of this run that were trained in full are not here; the command that makes them is above.';
if (kept) show(groundingFigure(kept.rows));

// %% [markdown]
// In the table, below the measures, each claim has its verdict; a claim that is *not held* is a result like any other. *Effect* asks
// for less than reading: does swapping a word do to the answers, on new pairs, what it did on others? *One word* asks for more: push the
// activation along one rhythm and no other; does exactly that rhythm's word change? Source: [`grounding`](../src/tables/words/grounding.ts).

// %%
show(() => grounding(trained));

// %% [markdown]
// What came of it. **Words do not stay.** After the lessons the caption of every training pair said its sum; after 500 steps of
// reconstruction alone 0.6 to 6 % of them still did, after 4,000 at most 0.1 %. Nothing held them: a fourth word that
// says nothing is a waste to a code that is paid for giving back. **What we write is still understood**: of the captions that we write by the
// dictionary 84 to 92 % are answered as they say after all 4,000 steps, and the liar answers what he was taught, 86 to 91 %, never what we
// mean. So one half of the dictionary went at once and the other stayed. A reader of captions would have noticed nothing: true and
// false start give back the same, and k-means, which nobody trained to say anything, gives back more than both.
//
// One thing has to be kept in mind. The epoch that counts as healthy, where the [conditions](05-suppression.ipynb) start too, comes
// early: the network is right on every training pair and still learning the rule for others (*the network is right* below, of test
// pairs). No words can tell a sum that the activation does not hold. So the exact reading once more, by whether the network itself was
// right; *its mistake* are captions that say what the network answers in place of the sum: true to the activation, if not to the pair.
// Source: [`readingByAnswer`](../src/grounding/readingByAnswer.ts).

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
// The captions from above once more, to the words that were trained in full. They are read by the dictionary that they were made
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
// ([02](02-memorization-subspace.ipynb)). Words that were made for healthy activations have no word for it. Do they tell that something
// is off, or do they paint over it with what they know? Lines: how much of the spread of the activations the words give back, along that
// direction and along all else. Source: [`keptAlong`](../src/words/keptAlong.ts).

// %%
const [collapse] = landmarks(trained).collapses;
const marks = { healthy: healthyEpoch(opened), preCollapse: collapse?.phases.preCollapse ?? 0 };
show(kept ? groundingAcrossFigure(kept.across, marks) : lacking);

// %% [markdown]
// They paint over it. A thousand epochs before the onset the words still give back a third of the spread of all else, k-means half of it,
// and along the direction 1 to 3 % as much. Nothing in the captions says so: they are words of healthy activations, fluent to the end.
// Whoever reads captions alone sees the collapse last; what words leave over, the residual, shows it, and that is how the prior found it.

// %% [markdown]
// ## And our own direction?
//
// The essay, and this project after it, put one thing into words, too: *this direction of the activations is where the network
// memorises, and it ends in collapse*. It was found by a prior that reconstructs activations, from what it cannot explain. By the
// lesson of this page that is a caption, no more. So put it to the same test: project it out of training from the healthy epoch on and look.
// If the words are true, the collapses end; a random direction should not do as much, and one that needs no data,
// (1, …, 1), should do less. From cached runs. Source: [`suppression`](../src/tables/suppression/suppression.ts).

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
// The direction's name passes the test only in part: with what the prior found projected out some collapses are left, and directions
// that no prior was asked for do as well (all-ones) or better (the head's mean column, of the moment). What does pass, each time and in
// both ways, taken away and put in, is a line of arithmetic ([08](08-what-drives-the-collapse.ipynb)). Both interpretations read well. **An interpretation counts when an intervention
// confirms it**; that activations come back, that a direction explains the variance, that a caption makes sense, is a reason to try one.
//
// What this page does not show: the words here are 64 signs of no language, the networks are small, and the truth is a number. A
// verbaliser that starts from a language model starts with a dictionary that took more than a thousand lessons; whether that one stays is
// the same question, and the same test.
//
// **Exercise.** Choose two other rhythms for the `dictionary`, say two in which the network does not compute (`[2, 3]`), and run the
// live cells again. Do the lessons still take? Does the network still do what we write?
//
// <details><summary>Solution</summary>
//
// The lessons are about as easy: the caption is a function of the sum, and the sum is in the activation. The network does what we
// write, for the reconstructor learnt which activation goes with which caption. What gets rarer is one word for one rhythm
// (`made['true'].rows.at(-1)?.one_word`, about 12 and 7 in a hundred): the network hardly has such a rhythm to move. So being obeyed
// shows that the words hold, not that the network computes with what they name. The long trainings, which were made with the two
// strongest rhythms, are refused.
//
// </details>
//
// Back to [the start](00-start-here.ipynb)

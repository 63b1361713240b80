import { controlProperties as controlPropertiesOf } from './gradients/controlProperties';
import { gradientAlignmentTable as gradientAlignmentTableOf } from './gradients/gradientAlignment';
import { methodAgreement as methodAgreementOf } from './gradients/methodAgreement';
import { dose as doseOf } from './mechanism/dose';
import { drift as driftOf } from './mechanism/drift';
import { mechanism as mechanismOf } from './mechanism/mechanism';
import { rounding as roundingOf } from './mechanism/rounding';
import { whoSumsToZero as whoSumsToZeroOf } from './mechanism/whoSumsToZero';
import { replayAlignment as replayAlignmentOf } from './probe/replayAlignment';
import { replayNcc as replayNccOf } from './probe/replayNcc';
import { replaySuppression as replaySuppressionOf } from './probe/replaySuppression';
import { replayWarning as replayWarningOf } from './probe/replayWarning';
import { memorizationSubspace as memorizationSubspaceOf } from './subspace/memorizationSubspace';
import { nccRecovery as nccRecoveryOf } from './subspace/nccRecovery';
import { priorCheck as priorCheckOf } from './subspace/priorCheck';
import { recurrence as recurrenceOf } from './subspace/recurrence';
import { weightRankProjection as weightRankProjectionOf } from './subspace/weightRankProjection';
import { robustness as robustnessOf } from './suppression/robustness';
import { suppression as suppressionOf } from './suppression/suppression';
import { tableOf as of } from './tableOf';

// The tables one by one, each of a run as that can have it, by the names of what makes them.

/**
 * Essay, "Metacognitive supervision": the three properties of the control variable, each by every measure that its words
 * allow: force taken away and what that costs, how stable the direction is, how well replay finds it. m is h1 PC1 at each onset.
 * @throws InputError when a snapshot of a phase is not cached.
 * @example
 * import { controlProperties, openRun, show } from 'activation-supervision';
 * const table = controlProperties(openRun('baseline'));
 * show(table);
 * table.rows[0].mean; // => 0.6686
 */
export const controlProperties = of(controlPropertiesOf);

/**
 * Essay, "The memorization direction from the loss landscape": the effective gradient against m, in float32 as trained and
 * exact side by side, at the phases of each collapse and over windows of 3,000 epochs before it.
 * @throws InputError when a snapshot of a phase is not cached.
 * @example
 * import { gradientAlignmentTable, openRun, show } from 'activation-supervision';
 * const table = gradientAlignmentTable(openRun('baseline'));
 * show(table);
 * const onset = table.rows.find(({ phase }) => phase === 'onset');
 * [onset?.cos_float32, onset?.cos_exact]; // => [-0.2110, 0.0090]
 */
export const gradientAlignmentTable = of(gradientAlignmentTableOf);

/**
 * Essay, "The memorization direction from the loss landscape": |cos| of residual PC1 and of h1 PC1 with every definition of the
 * direction that was fixed beforehand, before and at each onset, with and without the all-ones direction.
 * @throws InputError when a snapshot of a pre-collapse or an onset is not cached.
 * @example
 * import { methodAgreement, openRun, show } from 'activation-supervision';
 * const table = methodAgreement(openRun('baseline'));
 * show(table);
 * table.rows[0].cos_residual_pc1; // => 0.3369
 */
export const methodAgreement = of(methodAgreementOf);

/**
 * How large a constant drive on all logits of the two heaviest samples has to be for a collapse in exact arithmetic, in units
 * of 2^-24, over seeds (docs/what-drives-the-collapse.md, rule 7). Of a study's first baseline, with the others beside it.
 * @example
 * import { dose, openRun, show } from 'activation-supervision';
 * const table = dose(openRun('baseline'));
 * show(table);
 * table.rows.map(({ drive, collapses }) => `${drive}: ${collapses}`)[3]; // => '2: 2, 2, 2'
 */
export const dose = of(doseOf);

/**
 * Where the logits drift before each collapse, and which part of the rounding error pushes h1 along m (DEFINITIONS "Label
 * gradients", drift), over the cached windows of a baseline and of the seeds beside it.
 * @throws InputError when a window is damaged.
 * @example
 * import { drift, openRun, show } from 'activation-supervision';
 * const table = drift(openRun('baseline'));
 * show(table);
 * table.rows[0].mean_logit; // => -5.5016
 */
export const drift = of(driftOf);

/**
 * What drives the collapse: runs in which the bias of the label gradient's rounding is taken out, or put in alone, from the
 * branch to where the short runs end, over all cached seeds (docs/what-drives-the-collapse.md).
 * @example
 * import { mechanism, openRun, show } from 'activation-supervision';
 * const table = mechanism(openRun('baseline'));
 * show(table);
 * table.rows.find(({ condition }) => condition === 'rescaled')?.collapses; // => '0, 0, 0'
 */
export const mechanism = of(mechanismOf);

/**
 * What float32 makes of the label gradient p_y - 1 of the two heaviest samples before each collapse, in units of 2^-24, and
 * what becomes of runs without that rounding (Prieto et al., arXiv 2501.04697).
 * @throws InputError when something that is cached is damaged.
 * @example
 * import { openRun, rounding, show } from 'activation-supervision';
 * const table = rounding(openRun('baseline'));
 * show(table);
 * [table.rows[0].true_1, table.rows[0].trained_1]; // => [-0.5187, 0]
 */
export const rounding = of(roundingOf);

/**
 * In which forms of the loss, and in which stacks' kernels, a row of dCE/dlogits fails to sum to zero, in units of 2^-24, and
 * whether a run that is trained with that form collapses.
 * @throws InputError when one of the reports is damaged.
 * @example
 * import { openRun, show, whoSumsToZero } from 'activation-supervision';
 * const table = whoSumsToZero(openRun('baseline'));
 * show(table);
 * const [{ stack, form, excess }] = table.rows;
 * [stack, form, excess]; // => ['ours', 'subtractive', 0.8449]
 */
export const whoSumsToZero = of(whoSumsToZeroOf);

/**
 * Essay, "Autonomous discovery": |cos| of the directions that replay probes find with residual PC1 and with h1 PC1 at each
 * onset, with and without the all-ones direction.
 * @throws InputError when the run has no replayed cycle, or a snapshot of an onset is not cached.
 * @example
 * import { openRun, replayAlignment, show } from 'activation-supervision';
 * const table = replayAlignment(openRun('baseline'));
 * show(table);
 * [table.rows[0].residual_3, table.rows[0].residual_without_ones_3]; // => [0.9432, 0.0509]
 */
export const replayAlignment = of(replayAlignmentOf);

/**
 * Essay, "Autonomous discovery": nearest-centroid accuracy with the replay direction projected out, about the collapse that no
 * probe was trained on.
 * @throws InputError when the run has no replayed cycle, or a snapshot of a phase is not cached.
 * @example
 * import { openRun, replayNcc, show } from 'activation-supervision';
 * const table = replayNcc(openRun('baseline'));
 * show(table);
 * table.rows.map(({ phase }) => phase); // => ['pre-collapse', 'onset', 'collapsed']
 */
export const replayNcc = of(replayNccOf);

/**
 * Essay, "Autonomous discovery": the baseline beside the run that projects out what the replay probe found, from 20,000 on.
 * @example
 * import { openRun, replaySuppression, show } from 'activation-supervision';
 * const table = replaySuppression(openRun('baseline'));
 * show(table);
 * table.rows.map(({ collapses }) => collapses); // => [3, 2]
 */
export const replaySuppression = of(replaySuppressionOf);

/**
 * Essay, "Autonomous discovery": how many epochs before a geometric cycle's spike, and before accuracy has dropped, the healthy
 * past-trajectory probe warns; with what false alarms.
 * @throws InputError when the run has no replayed cycle.
 * @example
 * import { openRun, replayWarning, show } from 'activation-supervision';
 * const table = replayWarning(openRun('baseline'));
 * show(table);
 * table.rows.map(({ lead_to_drop }) => lead_to_drop); // => [1800, 1600, 2200]
 */
export const replayWarning = of(replayWarningOf);

/**
 * Essay, "A 1-dimensional memorization subspace": residuals of the generative latent prior at the phases of every collapse, mean
 * and deviation over 8 noise seeds.
 * @throws NotMadeError when the run has no prior.
 * @example
 * import { memorizationSubspace, openRun, show } from 'activation-supervision';
 * const table = memorizationSubspace(openRun('baseline'));
 * show(table);
 * table.rows.find(({ phase }) => phase === 'onset')?.cos_top2_pc1; // => 0.9378
 */
export const memorizationSubspace = of(memorizationSubspaceOf);

/**
 * Essay, "Fourier solution contamination": nearest-centroid accuracy in h1, 0..1, before and after projecting PC1 out, at the
 * phases of every collapse, with controls and with what tells contamination from degradation.
 * @throws InputError when a snapshot of a phase is not cached.
 * @example
 * import { nccRecovery, openRun, show } from 'activation-supervision';
 * const table = nccRecovery(openRun('baseline'));
 * show(table);
 * const onset = table.rows.find(({ phase }) => phase === 'onset');
 * [onset?.ncc_raw, onset?.ncc_minus_pc1]; // => [0.3565, 0.9964]
 */
export const nccRecovery = of(nccRecoveryOf);

/**
 * Whether the prior is one: how well it reconstructs and generates the training activations at the first onset, taken to
 * convergence there, lagging as the tables use it, and untrained.
 * @throws InputError when the check was not made yet.
 * @example
 * import { openRun, priorCheck, show } from 'activation-supervision';
 * const table = priorCheck(openRun('baseline'));
 * show(table);
 * table.rows[0].reconstruction_centred; // => 0.9183
 */
export const priorCheck = of(priorCheckOf);

/**
 * Essay, "A 1-dimensional memorization subspace": whether the same direction returns at every collapse, |cos| of residual PC1 and
 * of h1 PC1 at all pairs of onsets, with other seeds' and with and without the all-ones direction.
 * @throws InputError when a snapshot of an onset is not cached.
 * @example
 * import { openRun, recurrence, show } from 'activation-supervision';
 * const table = recurrence(openRun('baseline'));
 * show(table);
 * [table.rows[0].cos_h1_pc1, table.rows[0].cos_h1_pc1_without_ones]; // => [0.9568, 0.1561]
 */
export const recurrence = of(recurrenceOf);

/**
 * Essay, "A 1-dimensional memorization subspace": mean projections of residuals on residual PC1 by weight rank, in activation
 * units, at the onset of every collapse.
 * @throws InputError when residuals are damaged.
 * @example
 * import { openRun, show, weightRankProjection } from 'activation-supervision';
 * const table = weightRankProjection(openRun('baseline'));
 * show(table);
 * table.rows[0].projection; // => 20.3138
 */
export const weightRankProjection = of(weightRankProjectionOf);

/**
 * The same conditions over seeds, every cached seed kept, also those without a collapse (DEFINITIONS "Conditions"). Of a study's
 * first baseline, with the others beside it.
 * @example
 * import { openRun, robustness, show } from 'activation-supervision';
 * const table = robustness(openRun('baseline'));
 * show(table);
 * table.rows.find(({ seed }) => seed === '45')?.collapses; // => 4
 */
export const robustness = of(robustnessOf);

/**
 * Essay, "Suppressing the memorization gradient": what becomes of the run when a direction is projected out of dL/dh1 from 20,000
 * on, by where the direction comes from, with controls.
 * @example
 * import { openRun, show, suppression } from 'activation-supervision';
 * const table = suppression(openRun('baseline'));
 * show(table);
 * table.rows.find(({ condition }) => condition === 'replay')?.collapses; // => 2
 */
export const suppression = of(suppressionOf);

/**
 * What notebooks import: runs, tables, figures and the pieces they are made of.
 * @module activation-supervision
 */

import './displays/ownDisplays';

export type { Analysis } from './analysis/analysis';
export { type AnalyzeOptions, analyze } from './analysis/analyze';
export { branchHistory } from './branches/branchHistory';
export { type BranchOutcome, branchOutcomes } from './branches/branchOutcomes';
export { conditionOrBranch } from './branches/conditionOrBranch';
export { conditionRun } from './branches/conditionRuns';
export { plainReferences } from './branches/plainReferences';
export { type ReferenceOutcome, referenceOutcomes } from './branches/referenceOutcomes';
export { shortBranch } from './branches/shortBranch';
export { type Checkpoint, type CheckpointOptions, mapCheckpoint } from './checkpoints/mapCheckpoint';
export type { NamedTensor, NamedTensors } from './checkpoints/namedTensor';
export { readCheckpoint } from './checkpoints/readCheckpoint';
export { loadTfjs } from './compute/loadTfjs';
export { openBackend } from './compute/openBackend';
export { type MatrixLike, matrixFrom as matrix } from './data/arrays/matrixFrom';
export { arrayNames, openArray } from './data/arrays/openArray';
export { readArray, readVector } from './data/arrays/readArray';
export type { RowSource } from './data/arrays/rowSource';
export { readDirections } from './data/directionFile';
export type { History } from './data/history';
export { readParameters } from './data/parameterFile';
export { placeOf } from './data/placeOf';
export { publishedSetup, publishedTable } from './data/published';
export { readState } from './data/stateFile';
export { zipfWeights } from './data/zipfWeights';
export { digitsConfig } from './digits/digitsConfig';
export { digitsHistories } from './digits/digitsHistories';
export { digitsMoment } from './digits/digitsMoment';
export { digitsTable } from './digits/digitsTable';
export { imageGrid } from './digits/imageGrid';
export { readDigits } from './digits/readDigits';
export { logitGradientsAsTrained } from './engine/logitGradientsAsTrained';
export type { Matrix } from './engine/matrix';
export { TaskEngine } from './engine/taskEngine';
export { nccRecoveryFigure } from './figures/activations/nccRecoveryFigure';
export { planeScatter } from './figures/activations/planeScatter';
export { priorCheckFigure } from './figures/activations/priorCheckFigure';
export { replayScoreFigure } from './figures/activations/replayScoreFigure';
export { residualProjection } from './figures/activations/residualProjection';
export { spectrumFigure } from './figures/activations/spectrumFigure';
export { inDark } from './figures/charts/inDark';
export type { VegaLiteSpec } from './figures/charts/vegaLiteSpec';
export { renderPdf } from './figures/drawing/renderPdf';
export { renderPng } from './figures/drawing/renderPng';
export { renderSvg } from './figures/drawing/renderSvg';
export { figure, figureIds } from './figures/figureIndex';
export { gradientWindowFigure } from './figures/gradients/gradientWindowFigure';
export { gradientWindowPoints } from './figures/gradients/gradientWindowPoints';
export { sampleForcesFigure } from './figures/gradients/sampleForcesFigure';
export { driftFigure } from './figures/mechanism/driftFigure';
export { excessFigure } from './figures/mechanism/excessFigure';
export { firstCollapseFigure } from './figures/mechanism/firstCollapseFigure';
export { mechanismFigure } from './figures/mechanism/mechanismFigure';
export { numberLineFigure } from './figures/mechanism/numberLineFigure';
export { phaseMapFigure } from './figures/mechanism/phaseMapFigure';
export { roundingFigure } from './figures/mechanism/roundingFigure';
export { sampleExcessFigure } from './figures/mechanism/sampleExcessFigure';
export { metaNeuronsFigure } from './figures/prior/metaNeuronsFigure';
export { priorScalingFigure } from './figures/prior/priorScalingFigure';
export { steeringFigure } from './figures/prior/steeringFigure';
export { baselineDynamics } from './figures/runs/baselineDynamics';
export { compareHistories } from './figures/runs/compareHistories';
export { conditionDynamics } from './figures/runs/conditionDynamics';
export { conditionsFigure } from './figures/runs/conditionsFigure';
export { lossCurve } from './figures/runs/lossCurve';
export { oneCollapse } from './figures/runs/oneCollapse';
export { robustnessFigure } from './figures/runs/robustnessFigure';
export { suppressedDynamics } from './figures/runs/suppressedDynamics';
export { tenSeedsFigure } from './figures/runs/tenSeedsFigure';
export { groundingAcrossFigure } from './figures/words/groundingAcrossFigure';
export { groundingFigure } from './figures/words/groundingFigure';
export { gradientRow } from './gradients/gradientRow';
export { roundingRow } from './gradients/roundingRow';
export { readRoundingWindow, roundingWindows } from './gradients/roundingWindows';
export { sampleForces } from './gradients/sampleForces';
export { groundingOf } from './grounding/groundingFile';
export { type GroundingScene, groundingScene } from './grounding/groundingScene';
export { healthyEpoch } from './grounding/healthyEpoch';
export { keptWords } from './grounding/keptWords';
export { type MadeWords, madeWords } from './grounding/madeWords';
export { type ReadingByAnswer, readingByAnswer } from './grounding/readingByAnswer';
export { InputError, NotApplicableError, NotMadeError } from './inputError';
export { progressBar } from './kernel/cells/progressBar';
export { attempt } from './kernel/display/attempt';
export { show } from './kernel/display/show';
export { mapStudy } from './maps/mapStudy';
export { type DriftOfSample, driftOfSample } from './mechanism/driftOfSample';
export { driftRow } from './mechanism/driftRow';
export { readDriftWindow } from './mechanism/driftWindows';
export { excessReports } from './mechanism/excessFiles';
export { finalOutcomes } from './mechanism/finalOutcomes';
export { sampleExcess } from './mechanism/sampleExcess';
export { strips } from './mechanism/strips';
export { accuracy } from './metrics/activations/accuracy';
export { nearestCentroid } from './metrics/activations/nearestCentroid';
export { nearestDistances } from './metrics/activations/nearestDistances';
export { allOnes } from './metrics/algebra/allOnes';
export { cosine } from './metrics/algebra/cosine';
export { covariance } from './metrics/algebra/covariance';
export { projectOut } from './metrics/algebra/projectOut';
export { randomDirections } from './metrics/algebra/randomDirections';
export { rowNorms } from './metrics/algebra/rowNorms';
export { selectRows } from './metrics/algebra/selectRows';
export { leadingComponent } from './metrics/components/leadingComponent';
export { participationRatio } from './metrics/components/participationRatio';
export { pca } from './metrics/components/pca';
export { principalPlane } from './metrics/components/principalPlane';
export { classSpectrum } from './metrics/fourier/classSpectrum';
export { frequencyPlane } from './metrics/fourier/frequencyPlane';
export { keyFrequencies } from './metrics/fourier/keyFrequencies';
export { activationGradients } from './metrics/gradients/activationGradients';
export { type EffectiveGradient, effectiveGradient } from './metrics/gradients/effectiveGradient';
export { labelEntries } from './metrics/gradients/labelEntries';
export { logitGradients } from './metrics/gradients/logitGradients';
export { rowExcess } from './metrics/gradients/rowExcess';
export { collapses } from './metrics/phases/collapses';
export { geometricCycles } from './metrics/phases/geometricCycles';
export { glpMetrics } from './metrics/prior/glpMetrics';
export { glpResiduals } from './metrics/prior/glpResiduals';
export { snapshotMetrics } from './metrics/snapshotMetrics';
export { withGlpSampler } from './models/glp/glpSampler';
export { forward, head } from './models/mlp';
export { tfjsOneHotPairs } from './models/tfjsForward';
export { activationsOf } from './networks/activationsOf';
export { denseNetwork } from './networks/denseNetwork';
export { type ModelGradient, modelGradient } from './networks/modelGradient';
export type { LayerChoice, Network, NetworkFunction } from './networks/network';
export { projectedGradient, registerProjectedGradient } from './networks/projectedGradientLayer';
export { taskNetwork } from './networks/taskNetwork';
export { type TrainWithOptions, trainWith } from './networks/trainWith';
export { readMetaNeurons } from './priors/neurons/neuronsFile';
export { onsetDirection } from './priors/onsetDirection';
export { readPriorCheck } from './priors/priorCheckFile';
export { residualRecordAt } from './priors/residualRecordAt';
export { activationsAt } from './priors/scaling/activationsAt';
export { type MeasuredPrior, measuredPriors } from './priors/scaling/measuredPriors';
export { readPriorScaling } from './priors/scaling/scalingFile';
export type { ScalingActivations } from './priors/scaling/scalingMeasures';
export { smallPrior } from './priors/smallPrior';
export { type Edit, editBasis, edited } from './priors/steering/edits';
export { readSteering } from './priors/steering/steeringFile';
export { steeringPairs } from './priors/steering/steeringPairs';
export { replayBufferOf } from './probes/replayBufferOf';
export { replayProbeOf } from './probes/replayProbeOf';
export { replayScores } from './probes/replayScores';
export { replay } from './replay/replay';
export { withPhases } from './replay/withPhases';
export { withSnapshot } from './replay/withSnapshot';
export { withState } from './replay/withState';
export { toHtml } from './report/toHtml';
export { toMarkdown } from './report/toMarkdown';
export { toText } from './report/toText';
export { landmarks } from './runs/landmarks';
export { momentOf } from './runs/momentOf';
export { openRun, openRunFolder, type Run } from './runs/openRun';
export { openStudyRun } from './runs/openStudyRun';
export { runReferences } from './runs/runReferences';
export { seedRuns } from './runs/seedRuns';
export { asked } from './study/asked';
export { phaseMap } from './tables/mechanism/phaseMap';
export { grounding, metaNeurons, priorFidelity, priorScaling, steering } from './tables/priorTables';
export {
  controlProperties,
  dose,
  drift,
  gradientAlignmentTable,
  mechanism,
  memorizationSubspace,
  methodAgreement,
  nccRecovery,
  priorCheck,
  recurrence,
  replayAlignment,
  replayNcc,
  replaySuppression,
  replayWarning,
  robustness,
  rounding,
  suppression,
  weightRankProjection,
  whoSumsToZero,
} from './tables/runTables';
export { makeTables, tableIds } from './tables/tableIndex';
export { type TrainPriorOptions, trainPrior } from './training/glp/trainPrior';
export { initialState } from './training/initialState';
export { fitReplayProbe, type HealthyPastProbe } from './training/probes/fitReplayProbe';
export type { HealthyPastOptions } from './training/probes/healthyPast';
export type { ReplayBuffer } from './training/probes/replayBuffer';
export { replayScore } from './training/probes/replayProbe';
export { sphereAscent } from './training/probes/sphereAscent';
export { essayConfig, type RunConfig, runData } from './training/runConfig';
export { trainRun } from './training/trainRun';
export { trainTask } from './training/trainTask';
export { caption, type Dictionary } from './words/dictionary';
export { answersToWords } from './words/doAsYouSay';

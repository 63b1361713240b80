import type { Run } from '../runs/openRun';
import { asRunHasIt } from './asRunHasIt';
import { controlProperties } from './gradients/controlProperties';
import { gradientAlignmentTable } from './gradients/gradientAlignment';
import { methodAgreement } from './gradients/methodAgreement';
import { dose } from './mechanism/dose';
import { drift } from './mechanism/drift';
import { mechanism } from './mechanism/mechanism';
import { rounding } from './mechanism/rounding';
import { whoSumsToZero } from './mechanism/whoSumsToZero';
import type { Table } from './parts/table';
import { replayAlignment } from './probe/replayAlignment';
import { replayNcc } from './probe/replayNcc';
import { replaySuppression } from './probe/replaySuppression';
import { replayWarning } from './probe/replayWarning';
import { memorizationSubspace } from './subspace/memorizationSubspace';
import { nccRecovery } from './subspace/nccRecovery';
import { priorCheck } from './subspace/priorCheck';
import { recurrence } from './subspace/recurrence';
import { weightRankProjection } from './subspace/weightRankProjection';
import { robustness } from './suppression/robustness';
import { suppression } from './suppression/suppression';

const of =
  (make: (run: Run) => Table) =>
  (run: Run): Table =>
    asRunHasIt(run, make(run));

/** The tables one by one, each of a run as that can have it (`asRunHasIt`), by the names of what makes them. */
export const runTables = {
  controlProperties: of(controlProperties),
  gradientAlignmentTable: of(gradientAlignmentTable),
  methodAgreement: of(methodAgreement),
  dose: of(dose),
  drift: of(drift),
  mechanism: of(mechanism),
  rounding: of(rounding),
  whoSumsToZero: of(whoSumsToZero),
  replayAlignment: of(replayAlignment),
  replayNcc: of(replayNcc),
  replaySuppression: of(replaySuppression),
  replayWarning: of(replayWarning),
  memorizationSubspace: of(memorizationSubspace),
  nccRecovery: of(nccRecovery),
  priorCheck: of(priorCheck),
  recurrence: of(recurrence),
  weightRankProjection: of(weightRankProjection),
  robustness: of(robustness),
  suppression: of(suppression),
} as const;

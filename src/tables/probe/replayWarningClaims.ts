import { heldAtEach } from '../parts/heldAtEach';
import type { Claim, Row } from '../parts/table';

/**
 * What `rows` of the table replay-warning say of each claim. Not judged: how long before a drop it warns, where a cycle has none;
 * whether the model is accurate yet, of one that has never learned.
 * @param accuracy that the essay says is exceeded. @param hasLearned whether the run has learned its task.
 */
export function replayWarningClaims(rows: readonly Row[], accuracy: number, hasLearned: boolean): Claim[] {
  const each = (name: string) => rows.map((row) => (row[name] === null ? Number.NaN : Number(row[name])));
  const hasDrops = rows.every(({ drop }) => drop !== null);
  const claim = (
    id: string,
    statement: string,
    rule: string,
    published: Claim['published'],
    ours: readonly number[],
    holds: (value: number) => boolean,
    isJudged = true,
  ): Claim => ({ id, statement, rule, published, ours, held: isJudged ? heldAtEach(ours, holds) : null });
  return [
    claim(
      'warns-long-before-drop',
      'The probe warns long before accuracy drops',
      'warning at least 2,000 epochs before the drop of every cycle',
      null,
      each('lead_to_drop'),
      (value) => value >= 2_000,
      hasDrops,
    ),
    claim(
      'accurate-at-warning',
      'It warns while the model is still accurate',
      `test accuracy at the warning above ${accuracy} at every cycle`,
      accuracy,
      each('test_accuracy'),
      (value) => value > accuracy,
      hasLearned,
    ),
    claim(
      'healthy-at-warning',
      'It warns while the geometry still looks healthy',
      'h1 PC1 below 0.2 at the warning of every cycle',
      null,
      each('h1_pc1_variance'),
      (value) => value < 0.2,
    ),
    claim(
      'few-false-alarms',
      'It seldom warns of nothing',
      'at most one false alarm in 10,000 epochs around every cycle',
      null,
      each('false_alarms_per_10000'),
      (value) => value <= 1,
    ),
  ];
}

import { heldAtEach } from '../parts/heldAtEach';
import type { Claim, Row } from '../parts/table';

/** What `rows` of the table replay-warning say of each claim. @param accuracy that the essay says is exceeded. */
export function replayWarningClaims(rows: readonly Row[], accuracy: number): Claim[] {
  const each = (name: string) => rows.map((row) => (row[name] === null ? Number.NaN : Number(row[name])));
  const claim = (
    id: string,
    statement: string,
    rule: string,
    published: Claim['published'],
    ours: readonly number[],
    holds: (value: number) => boolean,
  ): Claim => ({ id, statement, rule, published, ours, held: heldAtEach(ours, holds) });
  return [
    claim(
      'warns-long-before-drop',
      'The probe warns long before accuracy drops',
      'warning at least 2,000 epochs before the drop of every cycle',
      null,
      each('lead_to_drop'),
      (value) => value >= 2_000,
    ),
    claim(
      'accurate-at-warning',
      'It warns while the model is still accurate',
      `test accuracy at the warning above ${accuracy} at every cycle`,
      accuracy,
      each('test_accuracy'),
      (value) => value > accuracy,
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

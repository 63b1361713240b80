import { describe, expect, it } from 'vitest';
import { accuracySegments } from '../../../src/figures/runs/accuracySegments';
import { droppingAt, historyOf } from '../../runs/histories';

describe('accuracySegments', () => {
  it('cover a run from its first epoch to its last without a gap', () => {
    const segments = accuracySegments(
      historyOf(40_000, (epoch) => epoch / 50_000),
      500,
    );
    expect([segments[0].from, segments.at(-1)?.to]).toEqual([0, 40_000]);
    expect(segments.slice(1).map(({ from }) => from)).toEqual(segments.slice(0, -1).map(({ to }) => to));
  });

  it('join bins that are shown alike, and take the least of a bin, so that no collapse is lost', () => {
    const short = (epoch: number) => (epoch === 30_200 ? 0.5 : 0.991 + (epoch % 200) / 1e5);
    expect(accuracySegments(historyOf(40_000, short), 500)).toEqual([
      { from: 0, to: 30_000, accuracy: 0.99 },
      { from: 30_000, to: 30_500, accuracy: 0.5 },
      { from: 30_500, to: 40_000, accuracy: 0.99 },
    ]);
  });

  it('leave out what comes before an epoch, and end where the run does', () => {
    const segments = accuracySegments(historyOf(20_700, droppingAt(), undefined, 20_000), 500, 20_000);
    expect(segments).toEqual([{ from: 20_000, to: 20_700, accuracy: 0.99 }]);
    expect(accuracySegments(historyOf(30_000, droppingAt()), 500, 29_500)).toEqual([
      { from: 29_500, to: 30_000, accuracy: 0.99 },
    ]);
  });

  it('of a run with a single row are none', () => {
    expect(
      accuracySegments(
        historyOf(0, () => 0.1),
        500,
      ),
    ).toEqual([]);
  });
});

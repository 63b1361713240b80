import { describe, expect, it } from 'vitest';
import { byThousand } from '../../src/runs/byThousand';
import { landmarks, PHASE_NAMES, PHASES } from '../../src/runs/landmarks';
import { openRun } from '../../src/runs/openRun';
import { fixtureHistory } from '../figures/fixtureRun';
import { droppingAt, historyOf } from './histories';

describe('landmarks', () => {
  it('name the phases of every collapse in order of time: four up to the drop, a thousand epochs apart, one after it', () => {
    for (const history of [fixtureHistory(), openRun('baseline').history]) {
      const { collapses } = landmarks({ history });
      expect(collapses.length).toBeGreaterThan(0);
      for (const { phases, drop } of collapses) {
        const epochs = PHASES.map((phase) => phases[phase]);
        expect(epochs.slice(0, 4)).toEqual([0, 1, 2, 3].map((i) => epochs[0] + 1_000 * i));
        expect(phases.onset).toBeLessThan(drop);
        expect(phases.collapsed).toBeGreaterThanOrEqual(drop + 1_000);
      }
    }
  });

  it('by thousand are the first edition: a thousand epochs apart, the last perhaps before the drop', () => {
    const run = openRun('baseline');
    const { collapses, cycles } = landmarks(byThousand(run));
    expect(cycles).toEqual(landmarks(run).cycles);
    for (const { phases } of collapses) {
      const epochs = PHASES.map((phase) => phases[phase]);
      expect(epochs).toEqual(epochs.map((_, i) => epochs[0] + 1_000 * i));
    }
    expect(collapses.map(({ phases }) => phases.onset)).toEqual([25_000, 55_000, 86_000]);
    expect(collapses[2].phases.collapsed).toBeLessThan(collapses[2].drop);
  });

  it('of the golden trajectory are three cycles, of which the third is no accuracy collapse', () => {
    const { cycles, collapses } = landmarks({ history: fixtureHistory() });
    expect(cycles).toHaveLength(3);
    expect(collapses.map(({ drop }) => Math.round(drop / 1_000))).toEqual([26, 57]);
  });

  it('of the cached baseline are three cycles, and collapses at 25,800, 55,600 and 87,200', () => {
    const { cycles, collapses } = landmarks(openRun('baseline'));
    expect(cycles).toHaveLength(3);
    expect(collapses.map(({ drop }) => drop)).toEqual([25_800, 55_600, 87_200]);
    expect(collapses.map(({ phases }) => phases.onset)).toEqual([25_700, 55_500, 86_100]);
    for (const [i, { start, end }] of cycles.entries()) {
      expect(start).toBeLessThanOrEqual(collapses[i].drop);
      expect(end).toBeGreaterThanOrEqual(collapses[i].phases.onset);
    }
  });

  it('of a made-up history are where they were put', () => {
    const { cycles, collapses } = landmarks({
      history: historyOf(60_000, droppingAt(30_500, 50_000), (epoch) =>
        epoch > 29_000 && epoch < 31_000 ? 0.9 : 0.1,
      ),
    });
    expect(cycles).toMatchObject([{ start: 29_100, end: 30_900, spike: 29_100, open: false }]);
    expect(collapses).toMatchObject([
      {
        drop: 30_500,
        phases: { build: 27_400, peak: 28_400, preCollapse: 29_400, onset: 30_400, collapsed: 32_000 },
      },
      { drop: 50_000, phases: { onset: 49_900, collapsed: 51_000 } },
    ]);
  });

  it('are none where nothing happens', () => {
    expect(landmarks({ history: historyOf(40_000, droppingAt()) })).toEqual({ cycles: [], collapses: [] });
  });

  it('have a name for every phase', () => {
    expect(PHASES.map((phase) => PHASE_NAMES[phase])).toEqual([
      'build',
      'approach',
      'pre-collapse',
      'onset',
      'collapsed',
    ]);
  });
});

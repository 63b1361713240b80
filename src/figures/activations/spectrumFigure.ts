import type { LayerSpec } from 'vega-lite/build/src/spec';
import { InputError } from '../../inputError';
import { keyFrequencies } from '../../metrics/fourier/keyFrequencies';
import { COMPARED, PALETTE } from '../charts/palette';
import { panelsFigure } from '../charts/panelsFigure';
import { rounded } from '../charts/rounded';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';

/**
 * Fourier energies by frequency, a panel a spectrum, all on one scale; the constant (frequency 0) is left out and key
 * frequencies (`keyFrequencies`) stand out.
 * @param spectra by panel title, each from frequency 0 up.
 * @throws InputError for no spectra.
 * @example
 * import { classSpectrum, forward, openRun, show, spectrumFigure } from 'activation-supervision';
 * const run = openRun('baseline');
 * const { pairs, labels } = run.data.split.train;
 * const { h1 } = forward(run.parameters(20_000), run.shape, pairs);
 * show(spectrumFigure({ 'epoch 20,000': classSpectrum(h1, labels, 97) }, 'Class means of h1 by frequency'));
 */
export function spectrumFigure(
  spectra: Readonly<Record<string, ArrayLike<number>>>,
  title: string,
): VegaLiteSpec {
  const panels = Object.entries(spectra);
  if (panels.length === 0) throw new InputError('expected spectra to draw, found none');
  const most = Math.max(...panels.flatMap(([, spectrum]) => Array.from(spectrum).slice(1)));
  return panelsFigure(
    { text: title },
    { columns: 2, spacing: 22 },
    panels.map(([name, spectrum]) => panel(name, spectrum, rounded(most))),
  );
}

function panel(title: string, spectrum: ArrayLike<number>, most: number): LayerSpec<string> {
  const keys = new Set(keyFrequencies(spectrum));
  const values = Array.from(spectrum, (energy, frequency) => ({
    frequency,
    energy: rounded(energy),
    kind: keys.has(frequency) ? 'key frequency' : 'other',
  })).slice(1);
  return {
    title,
    width: 310,
    height: 170,
    layer: [
      {
        data: { values },
        mark: { type: 'bar', width: 5 },
        encoding: {
          x: { field: 'frequency', type: 'quantitative', title: 'frequency k', axis: { tickCount: 10 } },
          y: {
            field: 'energy',
            type: 'quantitative',
            title: 'energy (squared activation units)',
            scale: { domain: [0, most], nice: false },
            axis: { tickCount: 5 },
          },
          color: {
            field: 'kind',
            type: 'nominal',
            scale: { domain: ['key frequency', 'other'], range: [PALETTE.test, COMPARED[2]] },
            legend: { symbolType: 'square' },
          },
        },
      },
    ],
  };
}

import { describe, expect, it } from 'vitest';
import { bundleMetadata } from '../../../src/kernel/display/bundleMetadata';

const chart = {
  $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
  description: 'Two bars: 1 and 2.',
};
const bundle = (spec: object) => ({ 'application/vnd.vegalite.v5+json': spec, 'image/png': 'AQID' });

describe('bundleMetadata', () => {
  it('has the description of a chart as the alternative text of its picture', () => {
    expect(bundleMetadata(bundle(chart))).toEqual({ 'image/png': { alt: 'Two bars: 1 and 2.' } });
  });

  it('is empty where there is no picture, or nothing that describes it', () => {
    expect(bundleMetadata({ 'application/vnd.vegalite.v5+json': chart })).toEqual({});
    expect(bundleMetadata(bundle({ ...chart, description: undefined }))).toEqual({});
    expect(bundleMetadata({ 'image/png': 'AQID' })).toEqual({});
  });
});

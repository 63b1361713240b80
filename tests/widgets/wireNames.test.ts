import { expect, it } from 'vitest';
import { modelSpecs } from '../../src/widgets/models/modelSpecs';
import { ownName, wireName } from '../../src/widgets/wireNames';

it('every attribute of every model has one name here and one in messages', () => {
  const names = Object.values(modelSpecs).flatMap(({ attributes }) => Object.keys(attributes));
  expect(names.length).toBeGreaterThan(500);
  for (const name of names) expect(wireName(ownName(name))).toBe(name);
  expect(ownName('readout_format')).toBe('readoutFormat');
  expect(ownName('_options_labels')).toBe('_options_labels');
});

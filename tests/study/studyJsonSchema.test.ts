import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/packageRoot';
import { studyJsonSchema } from '../../src/study/studyJsonSchema';

it('the committed JSON Schema of study.json is what the code checks', () => {
  expect(readFileSync(join(packageRoot, 'docs', 'study.schema.json'), 'utf8')).toBe(studyJsonSchema());
  const { properties, additionalProperties } = JSON.parse(studyJsonSchema());
  expect(additionalProperties).toBe(false);
  expect(Object.keys(properties)).toEqual(expect.arrayContaining(['task', 'seeds', 'conditions', 'groups']));
});

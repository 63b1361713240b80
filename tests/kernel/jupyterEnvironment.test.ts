import { describe, expect, it } from 'vitest';
import {
  environmentProgram,
  labRequirements,
  readPins,
  testRequirements,
} from '../../src/kernel/jupyterEnvironment';

describe('the requirements', () => {
  it('are all pinned, those of the lab among those of the tests', () => {
    const [lab, tests] = [labRequirements, testRequirements].map(readPins);
    for (const pin of tests) expect(pin).toMatch(/^[\w-]+==[\d.]+$/);
    expect(tests).toEqual(expect.arrayContaining(lab));
    expect(lab.map((pin) => pin.split('==')[0])).toContain('jupyterlab');
  });

  it('go into an environment beside the sources', () => {
    expect(environmentProgram('python')).toMatch(/\.venv[/\\](bin|Scripts)[/\\]python/);
  });
});

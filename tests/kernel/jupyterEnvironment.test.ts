import { afterEach, describe, expect, it, vi } from 'vitest';
import { InputError } from '../../src/inputError';
import {
  environmentProgram,
  labRequirements,
  readPins,
  systemPython,
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

describe('without Python', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('says what is needed and how to get it', () => {
    vi.stubEnv('PATH', '');
    expect(systemPython).toThrow(InputError);
    expect(systemPython).toThrow(/Python 3.11 or later .* install it/);
  });
});

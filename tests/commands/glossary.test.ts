import { describe, expect, it } from 'vitest';
import { glossary } from '../../src/report/glossary';
import { cli } from './cli';

describe('glossary', () => {
  it('prints every term, or those that have a word', () => {
    const { code, stdout } = cli(['glossary']);
    expect(code).toBe(0);
    for (const { term } of glossary) expect(stdout).toContain(`${term}\n`);
    expect(cli(['glossary', 'Cycle']).stdout.split('\n')[0]).toBe('geometric cycle');
  });

  it('refuses a word that no term has, and says which there are', () => {
    const { code, stderr } = cli(['glossary', 'dance']);
    expect(code).toBe(2);
    expect(stderr).toContain("no term 'dance'; there are h1;");
  });
});

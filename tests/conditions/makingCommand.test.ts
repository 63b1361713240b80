import { describe, expect, it } from 'vitest';
import { CONDITIONS } from '../../src/conditions/conditionList';
import { experimentCommand, makingCommand } from '../../src/conditions/makingCommand';
import { namedCondition } from '../../src/conditions/namedCondition';

describe('makingCommand', () => {
  it.each(CONDITIONS)('knows the experiment of $name, beside the baseline and beside a seed’s', ({
    name,
  }) => {
    expect(makingCommand(name)).toBe(`npm run -s cli -- experiment ${name}`);
    expect(makingCommand(`seed-43-${name}`)).toBe(`npm run -s cli -- experiment ${name} --run seed-43`);
  });

  it('knows who makes a baseline and the seeds of the ensemble, and of other names that it does not know', () => {
    expect(makingCommand('baseline')).toBe(experimentCommand('baseline'));
    expect(makingCommand('seed-43')).toBe('npm run -s cli -- experiment ensemble --seeds 43..43');
    expect(makingCommand('seed-45')).toBe('npm run -s cli -- experiment fresh-seeds --seeds 45..45');
    for (const name of [
      '',
      'seed-',
      'seed-x',
      'seed-43-',
      'seed-43x',
      'seed-43exact',
      'nonsense',
      'my-exact',
    ])
      expect([name, makingCommand(name)]).toEqual([name, undefined]);
  });
});

describe('namedCondition', () => {
  it('finds each condition, and refuses another name in one line that lists them', () => {
    for (const condition of CONDITIONS) expect(namedCondition(condition.name)).toBe(condition);
    expect(() => namedCondition('suppress-all')).toThrow(
      /^condition 'suppress-all': expected suppress-gradient, .*exact-from-20000, .*$/,
    );
  });
});

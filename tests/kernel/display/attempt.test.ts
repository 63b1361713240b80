import { afterEach, expect, it, vi } from 'vitest';
import { InputError, NotApplicableError, NotMadeError } from '../../../src/inputError';
import { attempt } from '../../../src/kernel/display/attempt';
import { show } from '../../../src/kernel/display/show';

afterEach(() => vi.restoreAllMocks());

/** What is printed while `work` is done. */
async function printed(work: () => unknown): Promise<string[]> {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)));
  try {
    await work();
  } finally {
    log.mockRestore();
  }
  return lines;
}

const lacking = () => {
  throw new NotMadeError("run 'x' has no prior", 'experiment glp');
};

it('gives what is there, and a promise of it as a promise', async () => {
  expect(attempt(() => 3)).toBe(3);
  expect(await attempt(async () => 4)).toBe(4);
});

it('says in a sentence what is lacking and which command makes it, and gives nothing', async () => {
  let given: unknown = 'untouched';
  const lines = await printed(() => {
    given = attempt(lacking);
  });
  expect([given, lines]).toEqual([undefined, ["Run 'x' has no prior; make it with experiment glp."]]);
  const never = async () => {
    throw new NotApplicableError('no collapse');
  };
  expect(await printed(() => attempt(never))).toEqual(['No collapse.']);
});

it('lets through what is wrong with the input, or anywhere else', async () => {
  for (const error of [new InputError('epochs: expected'), new RangeError('a bug')]) {
    const failing = () => {
      throw error;
    };
    expect(() => attempt(failing)).toThrow(error);
    await expect(attempt(async () => failing())).rejects.toThrow(error);
  }
});

it('show takes a function for what it gives', async () => {
  expect(await printed(() => show(() => 'text'))).toEqual(await printed(() => show('text')));
  expect(await printed(() => show(lacking))).toEqual(["Run 'x' has no prior; make it with experiment glp."]);
});

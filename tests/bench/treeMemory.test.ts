import { describe, expect, it } from 'vitest';
import { treeMemory } from '../../bench/treeMemory.mjs';

describe('treeMemory', () => {
  const processes = [
    { pid: 1, parent: 0, own: 1000, files: 1000, peak: 9000 },
    { pid: 10, parent: 1, own: 10, files: 43, peak: 60 },
    { pid: 11, parent: 10, own: 1, files: 2, peak: 3 },
    { pid: 12, parent: 11, own: 160, files: 50, peak: 230 },
    { pid: 20, parent: 1, own: 500, files: 500, peak: 5000 },
  ];

  it('adds up what the processes of the tree have of their own, and counts mapped files once', () => {
    expect(treeMemory(processes, 10).tree).toBe(10 + 1 + 160 + 50);
  });

  it('has the most that one process of the tree ever took', () => {
    expect(treeMemory(processes, 10).largest).toBe(230);
  });

  it('is zero for a process that is gone', () => {
    expect(treeMemory(processes, 99)).toEqual({ tree: 0, largest: 0 });
    expect(treeMemory([], 10)).toEqual({ tree: 0, largest: 0 });
  });
});

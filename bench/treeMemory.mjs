/**
 * Memory of a process and all its descendants at one moment, in the unit of the entries. Pages of files are counted once,
 * as the largest share of one process: npm and what it starts map the same node binary.
 *
 * @param processes `{ pid, parent, own, files, peak }` of every process: memory of its own, of mapped files, and the most
 *   of both that it ever had.
 * @returns {{ tree: number, largest: number }} what the tree takes now, and the most that one process of it ever took.
 */
export function treeMemory(processes, root) {
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]));
  const below = (pid) => pid === root || (parents.has(pid) && below(parents.get(pid)));
  const inTree = processes.filter(({ pid }) => below(pid));
  const largest = (key) => Math.max(0, ...inTree.map((process) => process[key]));
  return { tree: inTree.reduce((sum, { own }) => sum + own, largest('files')), largest: largest('peak') };
}

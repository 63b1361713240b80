/** Chapters beside which the lab page shows what they are about. */
const WITH_LAB: readonly string[] = ['05-suppression', '08-what-drives-the-collapse'];

/** Places of the site that other parts of it make, from a page in a folder. */
const LAB = '../lab/index.html';
const LIVE = '../notebooks/lab/index.html?path=';

/**
 * What stands below the title of a notebook's page: the way to run it, and, where it helps, the lab page itself.
 * @param name of the notebook, without its ending.
 */
export function belowTitle(name: string): string {
  const run = `<p class="run"><a class="button" href="${LIVE}${name}.ipynb">Run this page</a> <span>in your browser, with nothing installed. Or only read: all that it shows is below.</span></p>`;
  if (!WITH_LAB.includes(name)) return `${run}\n`;
  return `${run}
<details class="lab"><summary>Try it by hand: the lab page</summary>
<p>A network like this one, training live in your browser. <a href="${LAB}">Open it alone</a></p>
<iframe src="${LAB}" loading="lazy" title="The lab page: the network of this chapter, training live"></iframe>
</details>
`;
}

import { describe, expect, it } from 'vitest';
import { errorContent } from '../../../src/kernel/language/errorContent';
import { mapScript, shownStack } from '../../../src/kernel/language/stackFrames';

/** Line 3 of the script is line 1 of the cell. */
const map = JSON.stringify({ version: 3, sources: ['cell.ts'], names: [], mappings: ';;AAAA' });

describe('a stack of an engine that writes frames another way', () => {
  const error = Object.assign(new TypeError('not today'), {
    stack: 'f@In[7]:3:1\nasync*g@/packages/one.js:5:6\n@In[7]:9:1\n@/elsewhere.js:1:2\n',
  });

  it('is shown as that of Node, in the lines of the cell, without those that the kernel added', () => {
    mapScript('In[7]', { name: 'In[7]', source: 'throw it;', map, lines: 8 });
    expect(shownStack(error)).toBe(
      'TypeError: not today\n    at f (In[7]:1:1)\n    at async g (/packages/one.js:5:6)\n    at /elsewhere.js:1:2',
    );
  });

  it('gives an error its place in the cell', () => {
    mapScript('In[7]', { name: 'In[7]', source: 'throw it;', map, lines: 8 });
    expect(errorContent(error).traceback[1]).toBe('  1 | throw it;\n    | ^');
  });

  it('stays as it is where there are no such frames', () => {
    const plain = Object.assign(new Error('a@b'), { stack: 'Error: a@b' });
    expect(shownStack(plain)).toBe('Error: a@b');
  });
});

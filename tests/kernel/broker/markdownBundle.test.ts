import { expect, it } from 'vitest';
import { markdownBundle } from '../../../src/kernel/broker/markdownBundle';

it('a text in Markdown is one without its fences for those who show none', () => {
  const markdown = '```ts\nf(x: number): void\n```\n\nWhat it *does*.\n\n```ts\nf(1);\n```';
  expect(markdownBundle(markdown)).toEqual({
    'text/markdown': markdown,
    'text/plain': 'f(x: number): void\n\nWhat it *does*.\n\nf(1);',
  });
});

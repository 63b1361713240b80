import { expect, it } from 'vitest';
import { liveLinks } from '../../../src/site/live/liveLinks';
import { madeUpContext } from '../book/madeUpContext';

const source = 'notebooks/05-suppression.ipynb';
const copied = (path: string) => `copies/${path}.txt`;
const live = (text: string) => liveLinks(text, source, madeUpContext({ reference: new Map() }), copied);

it.each([
  [
    'a text leads to its page',
    '[words](../docs/glossary.md#onset)',
    '[words](../../docs/glossary.html#onset)',
  ],
  ['another notebook stays', '[00](00-start-here.ipynb)', '[00](00-start-here.ipynb)'],
  [
    'a table leads to its place',
    '[doses](../data/results/tables/dose.json)',
    '[doses](../../tables/what.html#dose)',
  ],
  ['served data leads to it', '[list](../data/manifest.json)', '[list](../../data/manifest.json)'],
  [
    'a source leads to its copy',
    '[`cosine`](../src/metrics/algebra/cosine.ts)',
    '[`cosine`](../../copies/src/metrics/algebra/cosine.ts.txt)',
  ],
  ['a place elsewhere stays', '[essay](https://example.org/a#b)', '[essay](https://example.org/a#b)'],
  ['code stays', '`[a](gone.md)`', '`[a](gone.md)`'],
])('in JupyterLite a link to %s', (_, text, expected) => expect(live(text)).toBe(expected));

it.each([
  ['a link to nothing', '[x](../docs/gone.md)', "a link to '../docs/gone.md', which is no file"],
  ['a picture', '![x](../docs/x.png)', "expected no picture in a text, found '../docs/x.png'"],
])('%s ends the build, by its name and its notebook', (_, text, says) =>
  expect(() => live(text)).toThrow(`${source}: ${says}`));

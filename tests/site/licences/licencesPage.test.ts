import { expect, it } from 'vitest';
import { licencesPage } from '../../../src/site/licences/licencesPage';

const one = (name: string, text: string) => ({ name, version: '1.0.0', licence: 'MIT', text });

it('the page of licences has every package with version and licence, and a text that several share once', () => {
  const packages = [one('a', 'You <may>.'), one('b', 'Not you.'), one('c', 'You <may>.'), one('d', '')];
  const page = licencesPage([{ title: 'One & all', packages }]);
  expect(page).toContain('<h2>One &amp; all</h2>');
  expect(page).toContain(
    '<details><summary>a 1.0.0, c 1.0.0: <b>MIT</b></summary><pre>You &lt;may&gt;.</pre></details>',
  );
  expect(page).toContain('<summary>b 1.0.0: <b>MIT</b></summary>');
  expect(page).toContain('<p>d 1.0.0: <b>MIT</b>; no text of it comes with the package.</p>');
});

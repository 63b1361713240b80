import { escapeHtml } from '../../../escapeHtml';
import { figures } from '../../../figures/figureIndex';
import { FIGURES } from '../links/figuresPlace';
import { pictureHtml } from '../pictures/pictureHtml';
import type { ThemedPicture } from '../pictures/themedPicture';
import { rawHtml } from './rawHtml';

const HEAD = `# All figures

Drawn from the cached runs; each opens alone by a click, and follows the page's ground, light or dark. Below each is what it shows,
in words. \`npm run -s cli -- figures ID --format svg\` draws one, also as PNG and PDF; \`--theme dark\` on a dark ground. A dense
figure has a slide, 1,280 x 720, to be projected.`;

/** Every committed figure with its description and its slide, by section. */
export function figuresPage(pictures: ReadonlyMap<string, ThemedPicture>): string {
  const sections = new Map<string, string[]>();
  for (const [id, { title, section }] of Object.entries(figures)) {
    const picture = pictures.get(id);
    if (!picture || id.endsWith('-slide')) continue;
    const slide = pictures.get(`${id}-slide`);
    const parts = [figure(picture), slide ? folded(slide) : ''].filter(Boolean).join('\n');
    const text = `(figure-${id})=\n### ${title}\n\n\`${id}\`\n\n${rawHtml(parts)}`;
    sections.set(section, [...(sections.get(section) ?? []), text]);
  }
  const parts = [...sections].flatMap(([section, texts]) => [`## ${section}`, ...texts]);
  return `${[HEAD, ...parts].join('\n\n')}\n`;
}

function figure(picture: ThemedPicture): string {
  return `<figure>${pictureHtml(picture, FIGURES)}<figcaption>${escapeHtml(picture.alt)} ${files(picture)}</figcaption></figure>`;
}

function folded(slide: ThemedPicture): string {
  return `<details><summary>As a slide</summary>${pictureHtml(slide, FIGURES)}<p>${files(slide)}</p></details>`;
}

function files({ light, dark }: ThemedPicture): string {
  const link = (file: string, word: string) =>
    `<a href="${file}" download>${word} (${file.split('.').at(-1)!.toUpperCase()})</a>`;
  return `${link(light, 'light')}, ${link(dark, 'dark')}`;
}

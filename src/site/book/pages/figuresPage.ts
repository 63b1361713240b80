import { escapeHtml } from '../../../escapeHtml';
import { figures } from '../../../figures/figureIndex';
import { slideCuts } from '../../../figures/slideCuts';
import { FIGURES } from '../links/figuresPlace';
import { pictureHtml } from '../pictures/pictureHtml';
import type { ThemedPicture } from '../pictures/themedPicture';
import { rawHtml } from './rawHtml';

const HEAD = `# All figures

Drawn from the cached runs. Each follows the page's ground, light or dark; a click opens it alone, as large as the window. Below each
is what it shows, in words. \`npm run -s cli -- figures ID --format svg\` draws one, also as PNG and PDF; \`--theme dark\` on a dark
ground.`;

const SLIDES = `## To project

Of dense figures the one or two panels that a talk needs, in large type. Each opens alone; F11 gives it the whole screen.`;

/** Every committed figure with its description and its slide, by section. */
export function figuresPage(pictures: ReadonlyMap<string, ThemedPicture>): string {
  const sections = new Map<string, string[]>();
  const slides: string[] = [];
  for (const [id, { title, section }] of Object.entries(figures)) {
    const picture = pictures.get(id);
    if (!picture || id.endsWith('-slide')) continue;
    const slide = pictures.get(`${id}-slide`);
    const parts = [figure(picture), slide ? folded(slide) : ''].filter(Boolean).join('\n');
    if (slide) slides.push(`<li>${alone(slide, slideCuts[id].text)}</li>`);
    const text = `(figure-${id})=\n### ${title}\n\n\`${id}\`\n\n${rawHtml(parts)}`;
    sections.set(section, [...(sections.get(section) ?? []), text]);
  }
  const parts = [...sections].flatMap(([section, texts]) => [`## ${section}`, ...texts]);
  const toProject = slides.length > 0 ? [SLIDES, rawHtml(`<ul>\n${slides.join('\n')}\n</ul>`)] : [];
  return `${[HEAD, ...toProject, ...parts].join('\n\n')}\n`;
}

function figure(picture: ThemedPicture): string {
  return `<figure>${pictureHtml(picture, FIGURES)}<figcaption>${escapeHtml(picture.alt)} ${files(picture)}</figcaption></figure>`;
}

function folded(slide: ThemedPicture): string {
  return `<details><summary>As a slide</summary>${pictureHtml(slide, FIGURES)}<p>${files(slide)}</p></details>`;
}

/** A link to a picture on the page's ground. */
function alone({ light, dark }: ThemedPicture, words: string): string {
  const link = (file: string, theme: string) =>
    `<a class="only-${theme}" href="${file}">${escapeHtml(words)}</a>`;
  return `${link(light, 'light')}${link(dark, 'dark')}`;
}

function files({ light, dark }: ThemedPicture): string {
  const link = (file: string, word: string) =>
    `<a href="${file}" download>${word} (${file.split('.').at(-1)!.toUpperCase()})</a>`;
  return `${link(light, 'light')}, ${link(dark, 'dark')}`;
}

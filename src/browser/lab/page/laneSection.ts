import { element } from './element';

/** The section of one side, made of the page's template, behind those there are. */
export function laneSection(side: 'A' | 'B', title: string): HTMLElement {
  const { content } = element<HTMLTemplateElement>('template#lane');
  const section = element('section', content.cloneNode(true) as DocumentFragment);
  section.id = `lane-${side}`;
  section.hidden = side === 'B';
  const heading = element('h2', section);
  heading.id = `title-${side}`;
  heading.textContent = title;
  section.setAttribute('aria-labelledby', heading.id);
  element('#lanes').append(section);
  return section;
}

/** The one element of a part of the page that a selector names. @throws Error when the page has none. */
export function element<Kind extends Element = HTMLElement>(
  selector: string,
  within: ParentNode = document,
): Kind {
  const found = within.querySelector<Kind>(selector);
  if (!found) throw new Error(`expected an element ${selector}`);
  return found;
}

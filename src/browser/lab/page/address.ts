let own = '';

/** Puts a link into the page's address. */
export function writeAddress(link: string): void {
  own = link;
  location.hash = link;
}

/** Calls back when the reader puts another link into the address of the open page. */
export function onAddress(heard: () => void): void {
  addEventListener('hashchange', () => {
    if (location.hash === `#${own}`) return;
    own = '';
    heard();
  });
}

/** The path that a `file:` URL names. */
export function fileURLToPath(url: string | URL): string {
  const { protocol, pathname } = new URL(url);
  if (protocol !== 'file:')
    throw Object.assign(new TypeError('The URL must be of scheme file'), { code: 'ERR_INVALID_URL_SCHEME' });
  return decodeURIComponent(pathname);
}

/** The `file:` URL of a path. */
export function pathToFileURL(path: string): URL {
  return new URL(`file://${path.split('/').map(encodeURIComponent).join('/')}`);
}

const { URL: OwnURL, URLSearchParams: OwnSearch } = globalThis;
export { OwnSearch as URLSearchParams, OwnURL as URL };

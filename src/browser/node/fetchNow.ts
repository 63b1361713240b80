/** Fetches a file of the site and waits for it, as a worker may. @throws Error naming the URL and what the server said. */
export function fetchNow(url: string): Uint8Array {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.responseType = 'arraybuffer';
  request.send();
  if (request.status !== 200) throw new Error(`${url}: the server answered ${request.status}`);
  return new Uint8Array(request.response as ArrayBuffer);
}

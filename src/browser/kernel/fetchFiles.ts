import { files } from '../node/files';

/** Lets what fetches by a path get a file of this worker, where there is one: packages find their own parts by it. */
export function fetchFiles(): void {
  const fetchFromSite = globalThis.fetch;
  globalThis.fetch = async (wanted, options) => {
    const path = typeof wanted === 'string' ? wanted : '';
    if (!path.startsWith('/') || !files.exists(path)) return fetchFromSite(wanted, options);
    const type = path.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
    return new Response(Uint8Array.from(files.read(path)), { headers: { 'Content-Type': type } });
  };
}

/** Names, without `node:`, of Node's modules that a worker has something like. */
export const standIns = [
  ...[
    'async_hooks',
    'buffer',
    'crypto',
    'events',
    'fs',
    'fs/promises',
    'module',
    'os',
    'path',
    'perf_hooks',
    'process',
  ],
  ...['stream', 'timers', 'timers/promises', 'url', 'util', 'util/types', 'vm'],
] as const;

/** Names of those that a browser has nothing like. */
export const absentNames = [
  ...[
    'assert',
    'child_process',
    'cluster',
    'dgram',
    'dns',
    'http',
    'http2',
    'https',
    'inspector',
    'net',
    'punycode',
  ],
  ...[
    'querystring',
    'readline',
    'repl',
    'stream/promises',
    'string_decoder',
    'tls',
    'tty',
    'v8',
    'worker_threads',
    'zlib',
  ],
] as const;

/** Names of all of them. */
export const builtinNames: ReadonlySet<string> = new Set<string>([...standIns, ...absentNames]);

/** What Node tells of a machine, as far as a browser knows it. */
export const EOL = '\n';
export const arch = (): string => 'wasm32';
export const platform = (): string => 'browser';
export const type = (): string => 'Browser';
export const release = (): string => '';
export const hostname = (): string => 'browser';
export const tmpdir = (): string => '/tmp';
export const homedir = (): string => '/home';
export const cpus = (): object[] => Array.from({ length: availableParallelism() }, () => ({ model: '' }));
export const totalmem = (): number => 4 * 2 ** 30;
export const freemem = (): number => 2 ** 30;
export const loadavg = (): number[] => [0, 0, 0];
export const userInfo = (): { username: string } => ({ username: 'reader' });

export function availableParallelism(): number {
  return navigator.hardwareConcurrency;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../packageRoot';
import { projectTypeScript } from '../language/projectTypeScript';
import { describeKernel } from './describeKernel';
import type { Content } from './wireMessage';

/** What the kernel says about itself and its language in Node, where it has a debugger. */
export function kernelInfo(): Content {
  const version = versionIn(join(packageRoot, 'package.json'));
  const { version: typescript } = projectTypeScript(process.cwd());
  return {
    ...describeKernel(version, typescript, `Node ${process.version}`),
    debugger: true,
    supported_features: ['debugger'],
  };
}

function versionIn(file: string): string {
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../packageRoot';
import { projectTypeScript } from '../language/projectTypeScript';
import type { Content } from './wireMessage';

/** What the kernel says about itself and its language. */
export function kernelInfo(): Content {
  const version = versionIn(join(packageRoot, 'package.json'));
  const { version: typescript } = projectTypeScript(process.cwd());
  return {
    status: 'ok',
    protocol_version: '5.3',
    implementation: 'activation-supervision',
    implementation_version: version,
    language_info: {
      name: 'typescript',
      version: typescript,
      mimetype: 'text/typescript',
      file_extension: '.ts',
      pygments_lexer: 'typescript',
      codemirror_mode: 'typescript',
      nbconvert_exporter: 'script',
    },
    banner: `activation-supervision ${version}: TypeScript ${typescript} on Node ${process.version}`,
    debugger: true,
    supported_features: ['debugger'],
    help_links: [{ text: 'TypeScript', url: 'https://www.typescriptlang.org/docs/' }],
  };
}

function versionIn(file: string): string {
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

import type { Content } from './wireMessage';

/** What a kernel says about itself and its language, wherever it runs. @param where what it runs in, e.g. `Node v20.20.2`. */
export function describeKernel(version: string, typescript: string, where: string): Content {
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
    banner: `activation-supervision ${version}: TypeScript ${typescript} on ${where}`,
    help_links: [{ text: 'TypeScript', url: 'https://www.typescriptlang.org/docs/' }],
  };
}

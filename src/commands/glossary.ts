import type { Command } from 'commander';
import { InputError } from '../inputError';
import { glossary } from '../report/glossary';
import { termList } from '../report/termList';
import { termsText } from '../report/termsText';
import { terminalOptions } from './terminal/terminalOptions';

/** `glossary`: what the words of tables, figures and notebooks mean. */
export function glossaryCommand(program: Command): void {
  program
    .command('glossary')
    .summary('what the words of tables, figures and notebooks mean, two lines a term')
    .argument('[term]', 'the terms that have this word, alone; all where it is left out')
    .option('--markdown', 'as the list of docs/glossary.md', false)
    .action((term: string | undefined, { markdown }: { markdown: boolean }) => {
      const word = term?.toLowerCase() ?? '';
      const found = glossary.filter(({ term: name, also = [] }) =>
        [name.toLowerCase(), ...also].some((text) => text.includes(word)),
      );
      if (found.length === 0)
        throw new InputError(
          `no term '${term}'; there are ${glossary.map(({ term: name }) => name).join('; ')}`,
        );
      process.stdout.write(`${markdown ? termList(found) : termsText(found, terminalOptions())}\n`);
    });
}

import type { Command } from 'commander';
import { dataRoot } from '../data/dataRoot';
import { readManifest, verifyManifest, writeManifest } from '../data/manifest';

/** `verify`: every data file against the SHA-256 of data/manifest.json; exits with 1 when one differs. */
export function verifyCommand(program: Command): void {
  program
    .command('verify')
    .summary('check every data file against the manifest')
    .option('--write', 'first write the manifest anew, for the files that are there now', false)
    .action((options: { write: boolean }) => {
      const root = dataRoot();
      if (options.write) writeManifest(root);
      const problems = verifyManifest(root);
      for (const { path, kind } of problems) process.stderr.write(`${kind}: ${path}\n`);
      if (problems.length > 0) process.exitCode = 1;
      else process.stdout.write(`${readManifest(root).files.length} files as the manifest has them\n`);
    });
}

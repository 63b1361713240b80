import { type Command, Option } from 'commander';
import { dataRoot } from '../data/dataRoot';
import { readManifest, verifyManifest, writeManifest } from '../data/manifest';
import { ownRuns } from '../data/ownRuns';
import { InputError } from '../inputError';

/** Who looks for the check of a study looks here. */
const NOT_OF_STUDIES =
  'verify holds the committed files to their manifest and takes no study or run; expected study check DIR, or reproduce --study DIR --run RUN';

/**
 * `verify`: every data file against the SHA-256 of data/manifest.json; exits with 1 when one differs. A whole run that the
 * manifest does not know is somebody's own, and named once.
 */
export function verifyCommand(program: Command): void {
  program
    .command('verify')
    .summary('check every data file against the manifest')
    .option('--write', 'first write the manifest anew, for the files that are there now', false)
    .addOption(new Option('--study <dir>').hideHelp())
    .addOption(new Option('--run <run>').hideHelp())
    .action((options: { write: boolean; study?: string; run?: string }) => {
      if (options.study !== undefined || options.run !== undefined) throw new InputError(NOT_OF_STUDIES);
      const root = dataRoot();
      if (options.write) writeManifest(root);
      const manifest = readManifest(root);
      const { own, faults } = ownRuns(verifyManifest(root), manifest);
      for (const { path, kind } of faults) process.stderr.write(`${kind}: ${path}\n`);
      for (const { folder, files } of own) {
        process.stdout.write(`${folder}: ${files} files of a run that the manifest does not have\n`);
      }
      if (faults.length > 0) process.exitCode = 1;
      else process.stdout.write(`${manifest.files.length} files as the manifest has them\n`);
    });
}

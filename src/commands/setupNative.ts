import type { Command } from 'commander';
import { setupNative } from '../compute/setupNative';

/** `setup-native`: libtensorflow for tfjs, from the official prebuilt library or TensorFlow's Python wheel. */
export function setupNativeCommand(program: Command): void {
  program
    .command('setup-native')
    .description('give tfjs the native backend (libtensorflow); everything else works without it')
    .action(() => setupNative((line) => console.log(line)));
}

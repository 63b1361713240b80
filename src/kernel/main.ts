import { startKernel } from './broker/startKernel';

/** What a kernelspec runs: `node main.js --connection-file FILE`, without the rest of the command line. */
void startKernel(process.argv[process.argv.indexOf('--connection-file') + 1]);

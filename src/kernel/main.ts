import { startKernel } from './broker/startKernel';

/** What a kernelspec runs: `node main.js --connection-file FILE`, without the rest of the command line. */
const connectionFile = process.argv[process.argv.indexOf('--connection-file') + 1];
void startKernel(connectionFile, require.resolve('../displays/ownDisplays'));

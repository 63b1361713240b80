import { startKernel } from './broker/startKernel';

/** What a kernelspec runs: `node main.js --connection-file FILE [--inspect]`, without the rest of the command line. */
const connectionFile = process.argv[process.argv.indexOf('--connection-file') + 1];
const isInspected = process.argv.includes('--inspect');
void startKernel(connectionFile, { displays: require.resolve('../displays/ownDisplays'), isInspected });

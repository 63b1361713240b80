import { expose } from 'comlink';
import { LabMeasurer } from './labMeasurer';
import { LabTrainer } from './labTrainer';

// One script for both kinds of worker; a worker's name says which it is. A core is left for measuring.
const threads = Math.min(4, Math.max(1, navigator.hardwareConcurrency - 1));
expose(self.name === 'measurer' ? new LabMeasurer() : new LabTrainer(threads));

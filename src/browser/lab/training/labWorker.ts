import { expose } from 'comlink';
import { LabMeasurer } from './labMeasurer';
import { LabTrainer } from './labTrainer';

// One script for both kinds of worker; a worker's name says which it is.
expose(self.name === 'measurer' ? new LabMeasurer() : new LabTrainer());

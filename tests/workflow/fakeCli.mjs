/**
 * The command line of a study whose training takes no time but behaves as real training does: it appends to its
 * history, and goes on where that ends. `FOLDER/study.json` says which task needs which.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const EPOCHS = 6;
const [, cli, noun, verb, folder, id] = process.argv;
if (noun !== 'study') throw new Error(`expected study, found ${noun}`);
const { needs } = JSON.parse(readFileSync(join(folder, 'study.json'), 'utf8'));
const outputs = (name) => [
  join(folder, 'runs', name, 'history.csv'),
  join(folder, 'runs', name, 'it`s.json'),
];

if (verb === 'tasks') {
  note('asked', 'once');
  console.log(JSON.stringify(Object.keys(needs).map(task)));
} else {
  train();
}

function task(name) {
  return {
    id: name,
    inputs: [join(folder, 'study.json'), ...needs[name].flatMap(outputs)],
    outputs: outputs(name),
    command: [process.execPath, cli, 'study', 'train', folder, name, "it's $HOME {id}"],
    epochs: EPOCHS,
    done: epochsOf(name) === EPOCHS,
  };
}

/** Appends its epochs, each with this process's id, and waits midway while `hold/ID` is there. */
function train() {
  note('trained', id);
  if (process.argv[6] !== "it's $HOME {id}")
    throw new Error(`a shell changed an argument: ${process.argv[6]}`);
  for (const name of needs[id])
    if (epochsOf(name) < EPOCHS) throw new Error(`${id} was started before ${name} was done`);
  const [history, config] = outputs(id);
  mkdirSync(dirname(history), { recursive: true });
  writeFileSync(config, '{}\n');
  for (let epoch = epochsOf(id) + 1; epoch <= EPOCHS; epoch++) {
    while (epoch === 4 && existsSync(join(folder, 'hold', id))) sleep(50);
    appendFileSync(history, `${epoch},${process.pid}\n`);
  }
  console.log(`${id} is trained`);
}

function epochsOf(name) {
  const [history] = outputs(name);
  return existsSync(history) ? readFileSync(history, 'utf8').split('\n').length - 1 : 0;
}

function note(file, line) {
  appendFileSync(join(folder, file), `${line}\n`);
}

function sleep(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

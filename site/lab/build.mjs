// Builds the lab page into `site/dist/lab`, and the data that it fetches into `site/dist/data`.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildScripts } from '../browserBuild.mjs';
import { placeData } from '../data.mjs';
import { root } from '../inBrowser.mjs';
import { writePackages } from '../licences/packed.mjs';

const out = join(root, 'site', 'dist', 'lab');
const source = join(root, 'site', 'lab');

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await buildScripts(
  {
    lab: 'src/browser/lab/page/main.ts',
    labWorker: 'src/browser/lab/training/labWorker.ts',
    engineThread: 'src/browser/engine/engineThreadScript.ts',
  },
  out,
);
copyFileSync(join(source, 'index.html'), join(out, 'index.html'));
// On a host that sends no headers for it, the page isolates itself, so that an engine can have several threads.
const isolation = join(root, 'node_modules', 'coi-serviceworker', 'coi-serviceworker.min.js');
copyFileSync(isolation, join(out, 'coi-serviceworker.js'));
const chart = readFileSync(join(root, 'node_modules', 'uplot', 'dist', 'uPlot.min.css'), 'utf8');
writeFileSync(join(out, 'lab.css'), `${chart}\n${readFileSync(join(source, 'lab.css'), 'utf8')}`);

writePackages('lab', ['node_modules/coi-serviceworker/']);
placeData();

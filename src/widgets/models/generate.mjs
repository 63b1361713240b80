// Writes modelStates.ts and modelSpecs.ts from the schema of Jupyter's widgets; `node generate.mjs FOLDER` into another folder.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const { version } = require('@jupyter-widgets/schema/package.json');
const models = require('@jupyter-widgets/schema/jupyterwidgetmodels.latest.json');

const origin = `// Made by generate.mjs from @jupyter-widgets/schema ${version}, whose texts are Copyright (c) 2015 Project Jupyter
// Contributors, under the licence in LICENSE beside this file. Do not edit.`;
const identity = /^_(model|view)_(module|name|module_version)$/;
const shared = ['layout', 'tabbable', 'tooltip'];

const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
const short = ({ model }) => model.name.replace(/Model$/, '');
const isShown = ({ name }) => !name.startsWith('_');
const isOnScreen = ({ attributes }) => shared.every((name) => attributes.some((one) => one.name === name));

/** The TypeScript type of an attribute. */
function typeOf({ type, enum: choices, items, widget, default: initial, allow_none: isNullable }) {
  const plain = { string: 'string', bool: 'boolean', int: 'number', float: 'number', bytes: 'Uint8Array' };
  const one = () => {
    if (choices) return choices.map((choice) => JSON.stringify(choice)).join(' | ');
    if (Array.isArray(type)) return [...new Set(type.map((each) => plain[each]))].join(' | ');
    if (type === 'reference') return widget === 'Widget' ? 'object' : `Partial<${widget}State>`;
    if (type !== 'array') return plain[type] ?? 'unknown';
    if (items)
      return `readonly ${items.type === 'reference' ? 'object' : (plain[items.type] ?? 'unknown')}[]`;
    return initial.length > 0 && initial.every(Number.isFinite) ? 'readonly number[]' : 'readonly unknown[]';
  };
  return isNullable && one() !== 'unknown' ? `${one()} | null` : one();
}

function property(attribute) {
  const help = attribute.help.replaceAll('*/', '').replace(/\s+/g, ' ').trim();
  return `${help ? `  /** ${help} */\n` : ''}  ${camel(attribute.name)}: ${typeOf(attribute)};\n`;
}

function state(entry) {
  const inherits = isOnScreen(entry);
  const own = entry.attributes.filter((one) => isShown(one) && !(inherits && shared.includes(one.name)));
  const body = own.map(property).join('');
  return `export interface ${short(entry)}State ${inherits ? 'extends OnScreenState ' : ''}{\n${body}}\n`;
}

/** What is needed to talk to a front end: where model and view are, and what each attribute takes. */
function spec({ model, view, attributes }) {
  const kept = attributes.filter(({ name }) => !identity.test(name));
  const takes = kept.map(
    ({ name, type, enum: choices, items, widget, default: initial, allow_none: isNullable }) => {
      // Neither is JSON: a reference to something new, and bytes as Python writes them.
      const hasNone = type === 'reference' || type === 'bytes';
      const one = {
        type,
        choices,
        items: items?.type,
        isNullable,
        widget,
        initial: hasNone ? undefined : initial,
      };
      return [name, one];
    },
  );
  return { model, view, attributes: Object.fromEntries(takes) };
}

const onScreen = models.find(isOnScreen).attributes.filter(({ name }) => shared.includes(name));

const states = `${origin}

/* The states of Jupyter's widgets, by the names that TypeScript has for them. */

/** What all have that are drawn by themselves. */
export interface OnScreenState {
${onScreen.map(property).join('')}}

${models.map(state).join('\n')}
/** The state of each model. */
export interface ModelStates {
${models.map((one) => `  ${short(one)}: ${short(one)}State;\n`).join('')}}
`;

const specs = `${origin}

import type { ModelSpec } from '../modelSpec';
import type { ModelStates } from './modelStates';

/** The models of Jupyter's widgets, by name. */
export const modelSpecs: Readonly<Record<keyof ModelStates, ModelSpec>> = ${JSON.stringify(Object.fromEntries(models.map((one) => [short(one), spec(one)])))};
`;

function write(name, text) {
  const biome = require.resolve('@biomejs/biome/bin/biome');
  const args = [biome, 'format', `--stdin-file-path=${join(here, name)}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { input: text, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  writeFileSync(join(process.argv[2] ?? here, name), stdout);
}

write('modelStates.ts', states);
write('modelSpecs.ts', specs);

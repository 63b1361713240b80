import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adamwFields } from '../../../src/engine/adamwFields';
import { glpFields, glpMatrixFields } from '../../../src/engine/glp/glpFields';
import { Descriptor, descriptorBytes } from '../../../src/engine/host/descriptor';
import { kernelMemory } from '../../../src/engine/host/kernelMemory';
import { LABEL_GRADIENTS } from '../../../src/engine/stepArithmetic';
import { taskFields } from '../../../src/engine/taskFields';
import { packageRoot } from '../../../src/packageRoot';

const source = (file: string) => readFileSync(join(packageRoot, 'src/engine/kernel', file), 'utf8');

/** Names and types of the fields of a C struct, in order: `Offset a, b;` is two of them. */
function structFields(text: string, pattern: RegExp): [string, string][] {
  const body = pattern.exec(text)![1].replace(/\/\*[\s\S]*?\*\//g, '');
  return Array.from(body.matchAll(/^\s*(Offset|int32_t|float)\s+([\w\s,]+);/gm)).flatMap(([, type, names]) =>
    names.split(',').map((name): [string, string] => [name.trim(), type]),
  );
}

describe('the structs that the host describes', () => {
  it.each([
    ['Task', 'task.h', /typedef struct \{([\s\S]*?)\} Task;/, taskFields],
    ['GlpMatrix', 'glp/glp.h', /typedef struct \{([^}]*)\} GlpMatrix;/, glpMatrixFields],
    ['Glp', 'glp/glp.h', /typedef struct \{((?:(?!typedef)[\s\S])*)\} Glp;/, glpFields],
    ['AdamW', 'adamw.c', /struct AdamW \{([\s\S]*?)\};/, adamwFields],
  ] as const)('have the fields of C, in order: %s', (_, file, pattern, fields) => {
    const found = structFields(source(file), pattern);
    expect(found.length).toBeGreaterThan(4);
    expect(found).toEqual(Object.entries(fields));
  });

  it('numbers the label gradients as C does', () => {
    const [, names] = /enum LabelGradient \{([^}]*)\}/.exec(source('labelGradient.h'))!;
    expect(names.split(',').map((name) => name.trim().toLowerCase().replaceAll('_', '-'))).toEqual([
      ...LABEL_GRADIENTS,
    ]);
  });
});

describe('Descriptor', () => {
  const fields = { self: 'Offset', size: 'int32_t', rate: 'float' } as const;

  it('writes a word a field, its own offset first, and changes one by name', () => {
    const memory = kernelMemory(4096);
    const words = new Int32Array(memory.buffer, 64, 3);
    const rates = new Float32Array(memory.buffer, 64, 3);
    const descriptor = new Descriptor(memory, 64, fields, { size: -7, rate: 0.1 });
    expect([...words.subarray(0, 2), rates[2]]).toEqual([64, -7, Math.fround(0.1)]);
    descriptor.set('size', 2 ** 31 + 8);
    expect(words[1] >>> 0).toBe(2 ** 31 + 8);
    expect(descriptorBytes(fields)).toBe(12);
  });
});

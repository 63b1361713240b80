import { z } from 'zod';

const source = z.looseObject({ path: z.string() });
const breakpoint = z.looseObject({
  line: z.int().min(1),
  column: z.int().min(1).optional(),
  condition: z.string().optional(),
  logMessage: z.string().optional(),
});
const anything = z.looseObject({}).optional();
const frameId = z.int().optional();

/** What each command must be given; more is let through unread. */
export const argumentsOf = {
  debugInfo: anything,
  initialize: anything,
  attach: anything,
  configurationDone: anything,
  disconnect: anything,
  dumpCell: z.looseObject({ code: z.string() }),
  setBreakpoints: z.looseObject({ source, breakpoints: z.array(breakpoint).default([]) }),
  setExceptionBreakpoints: z.looseObject({ filters: z.array(z.string()).default([]) }),
  source: z.looseObject({ source }),
  modules: anything,
  threads: anything,
  stackTrace: z
    .looseObject({ startFrame: z.int().min(0).optional(), levels: z.int().min(0).optional() })
    .default({}),
  scopes: z.looseObject({ frameId: z.int() }),
  variables: z.looseObject({ variablesReference: z.int() }),
  setVariable: z.looseObject({ variablesReference: z.int(), name: z.string(), value: z.string() }),
  evaluate: z.looseObject({ expression: z.string(), frameId, context: z.string().optional() }),
  exceptionInfo: anything,
  inspectVariables: anything,
  richInspectVariables: z.looseObject({ variableName: z.string(), frameId }),
  copyToGlobals: z.looseObject({
    srcVariableName: z.string(),
    dstVariableName: z.string(),
    srcFrameId: z.int(),
  }),
  continue: anything,
  next: anything,
  stepIn: anything,
  stepOut: anything,
  pause: anything,
} as const;

export type CommandName = keyof typeof argumentsOf;
export type ArgumentsOf<Name extends CommandName> = z.output<(typeof argumentsOf)[Name]>;

/** The arguments of a command. @throws Error that names the command and what is wrong with them. */
export function readArguments<Name extends CommandName>(name: Name, given: unknown): ArgumentsOf<Name> {
  const { success, data, error } = argumentsOf[name].safeParse(given ?? undefined);
  if (success) return data as ArgumentsOf<Name>;
  const wrong = error.issues.map(({ path, message }) => `${['arguments', ...path].join('.')}: ${message}`);
  throw new Error(`${name}: ${wrong.join('; ')}`);
}

export function isCommand(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(argumentsOf, name);
}

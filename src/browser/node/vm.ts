/** Node's `Script`: code that is run where all global names are. */
export class Script {
  readonly #code: string;

  /** @throws SyntaxError when it is run, not here. */
  constructor(code: string, { filename = 'evalmachine.<anonymous>' }: { filename?: string } = {}) {
    this.#code = `${code}\n//# sourceURL=${filename}`;
  }

  runInThisContext(): unknown {
    // Called by another name, it evaluates outside of any function.
    // biome-ignore lint/security/noGlobalEval: to run what the reader wrote is what a kernel is for
    const evaluate = globalThis.eval;
    return evaluate(this.#code);
  }
}

/** As Node 20.12 names them. */
export const constants = {};

type Method = 'log' | 'info' | 'warn' | 'error';

/**
 * Runs `work` with the console and Node's warnings off, and puts both back even when it throws.
 * tfjs greets every process that loads it; a table or a JSON document must not begin with that.
 */
export function silently<T>(work: () => T): T {
  const methods: Method[] = ['log', 'info', 'warn', 'error'];
  const kept = methods.map((method) => console[method]);
  const keptWarning = process.emitWarning;
  for (const method of methods) console[method] = () => {};
  process.emitWarning = () => {};
  try {
    return work();
  } finally {
    methods.forEach((method, i) => {
      console[method] = kept[i];
    });
    process.emitWarning = keptWarning;
  }
}

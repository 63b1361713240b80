/** The first key that some object of a valid JSON text holds twice (`JSON.parse` keeps the last silently). */
export function duplicateKey(json: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  let expectsKey = false;
  for (let i = 0; i < json.length; i++) {
    const c = json[i];
    if (c === '"') {
      const end = closingQuote(json, i);
      if (expectsKey) {
        const key: string = JSON.parse(json.slice(i, end + 1));
        const keys = open[open.length - 1];
        if (keys?.has(key)) return key;
        keys?.add(key);
        expectsKey = false;
      }
      i = end;
    } else if (c === '{' || c === '[') {
      open.push(c === '{' ? new Set() : undefined);
      expectsKey = c === '{';
    } else if (c === '}' || c === ']') {
      open.pop();
      expectsKey = false;
    } else if (c === ',') {
      expectsKey = open[open.length - 1] !== undefined;
    }
  }
  return undefined;
}

function closingQuote(json: string, from: number): number {
  let i = from + 1;
  while (json[i] !== '"') i += json[i] === '\\' ? 2 : 1;
  return i;
}

const listening = /^Debugger listening on (ws:\S+)$/m;
const talk =
  /^(Debugger listening on .*|For help, see: .*|Debugger attached\.|Debugger ending on .*|Waiting for the debugger .*)\n/gm;

/** What Node says of an inspector that was asked for, in words for a notebook: its address, once for each process. */
export class InspectorNotice {
  #address: string | undefined;
  #isOpen = false;

  /** A text without what Node says in it. */
  take(text: string): string {
    const address = listening.exec(text)?.[1];
    if (address) {
      this.#address = address;
      this.#isOpen = true;
    }
    return this.#isOpen ? text.replace(talk, '') : text;
  }

  /** What is to be told now; empty when there is no news. */
  tell(): string {
    const address = this.#address;
    this.#address = undefined;
    if (!address) return '';
    const page = `devtools://devtools/bundled/js_app.html?ws=${address.replace(/^ws:\/\//, '')}`;
    return `Inspector: open ${page} in Chrome, or chrome://inspect; other debuggers attach to ${address}\n`;
  }
}

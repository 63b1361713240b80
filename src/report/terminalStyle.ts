import { styleText } from 'node:util';

/** How a text is made to stand out where a terminal shows colours; as it is elsewhere. */
export interface TerminalStyle {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** @param colour whether escape sequences are wanted. */
export function terminalStyle(colour: boolean): TerminalStyle {
  const styled = (style: Parameters<typeof styleText>[0]) => (text: string) =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  return { good: styled('green'), bad: styled('yellow'), strong: styled('bold'), faint: styled('dim') };
}

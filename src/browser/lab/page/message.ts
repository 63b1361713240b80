import { element } from './element';

/** Says what goes on, or what went wrong. */
export function say(text: string, wrong = false): void {
  const message = element('#message');
  message.textContent = text;
  message.classList.toggle('wrong', wrong);
}

/** Does what a button asks for; an error is said, and what was there stays. */
export async function doing(work: () => Promise<void>): Promise<void> {
  say('');
  try {
    await work();
  } catch (error) {
    say((error as Error).message, true);
  }
}

/** Has a button do something at a click. */
export function onClick(selector: string, work: () => Promise<void>): void {
  element<HTMLButtonElement>(selector).addEventListener('click', () => doing(work));
}

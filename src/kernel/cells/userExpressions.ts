import { mimeBundle } from '../display/display';
import { errorContent } from '../language/errorContent';

/** The values that a front end asks for along with a cell, in Jupyter's form. */
export async function userExpressions(
  expressions: Record<string, string>,
  evaluate: (expression: string) => Promise<unknown>,
): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {};
  for (const [name, expression] of Object.entries(expressions)) {
    try {
      const data = await mimeBundle(await evaluate(expression));
      answers[name] = { status: 'ok', data, metadata: {} };
    } catch (error) {
      answers[name] = { status: 'error', ...errorContent(error) };
    }
  }
  return answers;
}

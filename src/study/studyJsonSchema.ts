import { z } from 'zod';
import { studySchema } from './studySchema';

/** The JSON Schema of `study.json`, for editors: one text, with a newline at its end. */
export function studyJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(studySchema, { io: 'input' }), null, 2)}\n`;
}

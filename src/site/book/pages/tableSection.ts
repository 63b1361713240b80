import { toHtml } from '../../../report/toHtml';
import type { Table } from '../../../tables/parts/table';
import { pageHtml } from './pageHtml';
import { rawHtml } from './rawHtml';

/** A table with its claims and terms as a section of a page; its id is the section's. */
export function tableSection(table: Table): string {
  const html = pageHtml(toHtml(table)).replace(/<p class="table-title">.*?<\/p>\n?/s, '');
  const study = table.id === 'phase-map' ? ' --study data/phase-map' : '';
  const command = `\`npm run -s cli -- tables ${table.id}${study}\``;
  return `(${table.id})=\n## ${table.title}\n\n${command}\n\n${rawHtml(html)}`;
}

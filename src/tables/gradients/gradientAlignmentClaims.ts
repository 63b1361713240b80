import { eachCollapse } from '../parts/eachCollapse';
import type { Claim, Row } from '../parts/table';

/**
 * What `rows` of the table gradient-alignment, by phase and by window, say of each claim.
 * @param essay its published rows. @param heaviest how many samples the essay's top 1 % are.
 */
export function gradientAlignmentClaims(
  rows: readonly Row[],
  essay: readonly Row[],
  heaviest: number,
): Claim[] {
  const at = (phase: string, name: string) => Number(essay.find((row) => row.phase === phase)?.[name]);
  const extreme = (name: string) => (row: Row) => Number(row[name]);
  return [
    eachCollapse(
      {
        id: 'force-along-m-as-trained',
        statement: 'Before a collapse the effective gradient pushes along +m, as trained',
        rule: 'most negative cos(g, m) as trained at most -0.8 in every onset window',
        published: at('pre-collapse', 'cos_float32'),
      },
      rows,
      'onset window',
      extreme('cos_float32_extreme'),
      (value) => value <= -0.8,
    ),
    eachCollapse(
      {
        id: 'force-along-m-exact',
        statement: 'The effective gradient pushes along +m in exact arithmetic, too',
        rule: 'most negative cos(g, m) exact at most -0.8 in every onset window',
        published: null,
      },
      rows,
      'onset window',
      extreme('cos_exact_extreme'),
      (value) => value <= -0.8,
    ),
    eachCollapse(
      {
        id: 'top-share-as-trained',
        statement: `The ${heaviest} heaviest samples contribute almost all of the force along m`,
        rule: 'top-1 % share of summed |g·m| as trained at least 0.9 at every pre-collapse',
        published: at('pre-collapse', 'top_share_float32'),
      },
      rows,
      'pre-collapse',
      extreme('top_share_float32'),
      (value) => value >= 0.9,
    ),
    eachCollapse(
      {
        id: 'top-net-share-as-trained',
        statement: `The ${heaviest} heaviest samples contribute almost all of the net force along m`,
        rule: 'top-1 % net share along h1 PC1 of the onset, as trained, at least 0.9 at every pre-collapse',
        published: at('pre-collapse', 'net_float32_onset'),
      },
      rows,
      'pre-collapse',
      extreme('net_float32_onset'),
      (value) => value >= 0.9,
    ),
    eachCollapse(
      {
        id: 'top-orthogonal-share-as-trained',
        statement: `The ${heaviest} heaviest samples contribute little of the rest`,
        rule: 'at most 5 % of the summed length orthogonal to h1 PC1 of the onset, as trained, at every pre-collapse',
        published: at('pre-collapse', 'orthogonal_float32_onset'),
      },
      rows,
      'pre-collapse',
      extreme('orthogonal_float32_onset'),
      (value) => value <= 0.05,
    ),
    eachCollapse(
      {
        id: 'healthy-window-quiet',
        statement:
          'In a healthy stretch the mean force along m is weaker than before the collapse, as trained',
        rule: 'mean cos(g, m) of the healthy window minus that of the onset window above 0.1, at every collapse that has both windows',
        published: null,
      },
      rows,
      'healthy window',
      (row, collapse) =>
        Number(row.cos_float32) - Number(collapse.find(({ phase }) => phase === 'onset window')?.cos_float32),
      (value) => value > 0.1,
    ),
    eachCollapse(
      {
        id: 'sign-turns-after-collapse',
        statement: 'Once collapsed, the force along +m is gone',
        rule: 'cos(g, m) as trained above -0.2 at every collapsed phase',
        published: at('collapsed', 'cos_float32'),
      },
      rows,
      'collapsed',
      extreme('cos_float32'),
      (value) => value > -0.2,
    ),
  ];
}

import type { ExcessForm, ExcessReport } from './excessReport';

/** The row excess of one form at one moment, in units of 2^-24. */
export interface FormExcess extends Pick<ExcessForm, 'form' | 'offered' | 'label_gradient'> {
  readonly excess: number;
  readonly heaviest: number;
}

/** The forms of a report, from the same forms moment by moment. */
export function excessForms(moments: readonly (readonly FormExcess[])[]): ExcessReport['forms'] {
  return moments[0].map(({ form, offered, label_gradient }, i) => ({
    form,
    offered,
    precision: 'float32',
    ...(label_gradient && { label_gradient }),
    excess: moments.map((forms) => forms[i].excess),
    heaviest: moments.map((forms) => forms[i].heaviest),
  }));
}

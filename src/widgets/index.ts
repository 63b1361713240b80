/**
 * Jupyter's widgets for TypeScript.
 * @module activation-supervision/widgets
 */

import { adoptFrontEndWidgets } from './frontEndWidgets';
import { answerControl } from './liveWidgets';

export { type AnyModel, anyModel } from './anyModel';
export { type Button, button } from './button';
export {
  type Accordion,
  accordion,
  Container,
  type HBox,
  hbox,
  type Stack,
  stack,
  type Tab,
  tab,
  type VBox,
  vbox,
} from './containers';
export { type Control, type ControlValues, Interactive, interact } from './interact';
export { jsdlink, jslink, type Linked } from './links';
export {
  type BoundedFloatText,
  type BoundedIntText,
  boundedFloatText,
  boundedIntText,
  type Checkbox,
  checkbox,
  type FloatLogSlider,
  type FloatProgress,
  type FloatRangeSlider,
  type FloatSlider,
  type FloatText,
  floatLogSlider,
  floatProgress,
  floatRangeSlider,
  floatSlider,
  floatText,
  type IntProgress,
  type IntRangeSlider,
  type IntSlider,
  type IntText,
  intProgress,
  intRangeSlider,
  intSlider,
  intText,
  type Play,
  play,
  rangeSlider,
  slider,
  type ToggleButton,
  toggleButton,
} from './numberWidgets';
export { type Output, output } from './output';
export {
  type Dropdown,
  dropdown,
  type Options,
  type RadioButtons,
  radioButtons,
  type Select,
  Selection,
  type SelectionSlider,
  select,
  selectionSlider,
  type ToggleButtons,
  toggleButtons,
} from './selectionWidgets';
export {
  type Html,
  html,
  type Label,
  label,
  type Text,
  type Textarea,
  text,
  textarea,
} from './textWidgets';
export { type Valued, ValueWidget } from './valueWidget';
export { Widget } from './widget';

answerControl();
adoptFrontEndWidgets();

// Made by generate.mjs from @jupyter-widgets/schema 0.5.6, whose texts are Copyright (c) 2015 Project Jupyter
// Contributors, under the licence in LICENSE beside this file. Do not edit.

/* The states of Jupyter's widgets, by the names that TypeScript has for them. */

/** What all have that are drawn by themselves. */
export interface OnScreenState {
  layout: Partial<LayoutState>;
  /** Is widget tabbable? */
  tabbable: boolean | null;
  /** A tooltip caption. */
  tooltip: string | null;
}

export interface LayoutState {
  /** The align-content CSS attribute. */
  alignContent:
    | 'flex-start'
    | 'flex-end'
    | 'center'
    | 'space-between'
    | 'space-around'
    | 'space-evenly'
    | 'stretch'
    | 'inherit'
    | 'initial'
    | 'unset'
    | null;
  /** The align-items CSS attribute. */
  alignItems:
    | 'flex-start'
    | 'flex-end'
    | 'center'
    | 'baseline'
    | 'stretch'
    | 'inherit'
    | 'initial'
    | 'unset'
    | null;
  /** The align-self CSS attribute. */
  alignSelf:
    | 'auto'
    | 'flex-start'
    | 'flex-end'
    | 'center'
    | 'baseline'
    | 'stretch'
    | 'inherit'
    | 'initial'
    | 'unset'
    | null;
  /** The border bottom CSS attribute. */
  borderBottom: string | null;
  /** The border left CSS attribute. */
  borderLeft: string | null;
  /** The border right CSS attribute. */
  borderRight: string | null;
  /** The border top CSS attribute. */
  borderTop: string | null;
  /** The bottom CSS attribute. */
  bottom: string | null;
  /** The display CSS attribute. */
  display: string | null;
  /** The flex CSS attribute. */
  flex: string | null;
  /** The flex-flow CSS attribute. */
  flexFlow: string | null;
  /** The grid-area CSS attribute. */
  gridArea: string | null;
  /** The grid-auto-columns CSS attribute. */
  gridAutoColumns: string | null;
  /** The grid-auto-flow CSS attribute. */
  gridAutoFlow: 'column' | 'row' | 'row dense' | 'column dense' | 'inherit' | 'initial' | 'unset' | null;
  /** The grid-auto-rows CSS attribute. */
  gridAutoRows: string | null;
  /** The grid-column CSS attribute. */
  gridColumn: string | null;
  /** The grid-gap CSS attribute. */
  gridGap: string | null;
  /** The grid-row CSS attribute. */
  gridRow: string | null;
  /** The grid-template-areas CSS attribute. */
  gridTemplateAreas: string | null;
  /** The grid-template-columns CSS attribute. */
  gridTemplateColumns: string | null;
  /** The grid-template-rows CSS attribute. */
  gridTemplateRows: string | null;
  /** The height CSS attribute. */
  height: string | null;
  /** The justify-content CSS attribute. */
  justifyContent:
    | 'flex-start'
    | 'flex-end'
    | 'center'
    | 'space-between'
    | 'space-around'
    | 'inherit'
    | 'initial'
    | 'unset'
    | null;
  /** The justify-items CSS attribute. */
  justifyItems: 'flex-start' | 'flex-end' | 'center' | 'inherit' | 'initial' | 'unset' | null;
  /** The left CSS attribute. */
  left: string | null;
  /** The margin CSS attribute. */
  margin: string | null;
  /** The max-height CSS attribute. */
  maxHeight: string | null;
  /** The max-width CSS attribute. */
  maxWidth: string | null;
  /** The min-height CSS attribute. */
  minHeight: string | null;
  /** The min-width CSS attribute. */
  minWidth: string | null;
  /** The object-fit CSS attribute. */
  objectFit: 'contain' | 'cover' | 'fill' | 'scale-down' | 'none' | null;
  /** The object-position CSS attribute. */
  objectPosition: string | null;
  /** The order CSS attribute. */
  order: string | null;
  /** The overflow CSS attribute. */
  overflow: string | null;
  /** The padding CSS attribute. */
  padding: string | null;
  /** The right CSS attribute. */
  right: string | null;
  /** The top CSS attribute. */
  top: string | null;
  /** The visibility CSS attribute. */
  visibility: 'visible' | 'hidden' | 'inherit' | 'initial' | 'unset' | null;
  /** The width CSS attribute. */
  width: string | null;
}

export interface AccordionState extends OnScreenState {
  /** Use a predefined styling for the box. */
  boxStyle: 'success' | 'info' | 'warning' | 'danger' | '';
  /** List of widget children */
  children: readonly object[];
  /** The index of the selected page. This is either an integer selecting a particular sub-widget, or None to have no widgets selected. */
  selectedIndex: number | null;
  /** Titles of the pages */
  titles: readonly string[];
}

export interface AudioState extends OnScreenState {
  /** When true, the audio starts when it's displayed */
  autoplay: boolean;
  /** Specifies that audio controls should be displayed (such as a play/pause button etc) */
  controls: boolean;
  /** The format of the audio. */
  format: string;
  /** When true, the audio will start from the beginning after finishing */
  loop: boolean;
  /** The media data as a memory view of bytes. */
  value: Uint8Array;
}

export interface BoundedFloatTextState extends OnScreenState {
  /** Update the value as the user types. If False, update on submission, e.g., pressing Enter or navigating away. */
  continuousUpdate: boolean;
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes */
  disabled: boolean;
  /** Max value */
  max: number;
  /** Min value */
  min: number;
  /** Minimum step to increment the value */
  step: number | null;
  /** Styling customizations */
  style: Partial<DescriptionStyleState>;
  /** Float value */
  value: number;
}

export interface BoundedIntTextState extends OnScreenState {
  /** Update the value as the user types. If False, update on submission, e.g., pressing Enter or navigating away. */
  continuousUpdate: boolean;
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes */
  disabled: boolean;
  /** Max value */
  max: number;
  /** Min value */
  min: number;
  /** Minimum step to increment the value */
  step: number;
  /** Styling customizations */
  style: Partial<DescriptionStyleState>;
  /** Int value */
  value: number;
}

export interface BoxState extends OnScreenState {
  /** Use a predefined styling for the box. */
  boxStyle: 'success' | 'info' | 'warning' | 'danger' | '';
  /** List of widget children */
  children: readonly object[];
}

export interface ButtonState extends OnScreenState {
  /** Use a predefined styling for the button. */
  buttonStyle: 'primary' | 'success' | 'info' | 'warning' | 'danger' | '';
  /** Button label. */
  description: string;
  /** Enable or disable user changes. */
  disabled: boolean;
  /** Font-awesome icon names, without the 'fa-' prefix. */
  icon: string;
  style: Partial<ButtonStyleState>;
}

export interface ButtonStyleState {
  /** Color of the button */
  buttonColor: string | null;
  /** Button text font family. */
  fontFamily: string | null;
  /** Button text font size. */
  fontSize: string | null;
  /** Button text font style. */
  fontStyle: string | null;
  /** Button text font variant. */
  fontVariant: string | null;
  /** Button text font weight. */
  fontWeight: string | null;
  /** Button text color. */
  textColor: string | null;
  /** Button text decoration. */
  textDecoration: string | null;
}

export interface CheckboxState extends OnScreenState {
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes. */
  disabled: boolean;
  /** Indent the control to align with other controls with a description. */
  indent: boolean;
  /** Styling customizations */
  style: Partial<CheckboxStyleState>;
  /** Bool value */
  value: boolean;
}

export interface CheckboxStyleState {
  /** Background specifications. */
  background: string | null;
  /** Width of the description to the side of the control. */
  descriptionWidth: string;
}

export interface ColorPickerState extends OnScreenState {
  /** Display short version with just a color selector. */
  concise: boolean;
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes. */
  disabled: boolean;
  /** Styling customizations */
  style: Partial<DescriptionStyleState>;
  /** The color value. */
  value: string;
}

export interface ColorsInputState extends OnScreenState {
  allowDuplicates: boolean;
  allowedTags: readonly unknown[];
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  placeholder: string;
  /** Styling customizations */
  style: Partial<DescriptionStyleState>;
  /** List of string tags */
  value: readonly unknown[];
}

export interface ComboboxState extends OnScreenState {
  /** Update the value as the user types. If False, update on submission, e.g., pressing Enter or navigating away. */
  continuousUpdate: boolean;
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes */
  disabled: boolean;
  /** If set, ensure value is in options. Implies continuous_update=False. */
  ensureOption: boolean;
  /** Dropdown options for the combobox */
  options: readonly string[];
  /** Placeholder text to display when nothing has been typed */
  placeholder: string;
  style: Partial<TextStyleState>;
  /** String value */
  value: string;
}

export interface ControllerAxisState extends OnScreenState {
  /** The value of the axis. */
  value: number;
}

export interface ControllerButtonState extends OnScreenState {
  /** Whether the button is pressed. */
  pressed: boolean;
  /** The value of the button. */
  value: number;
}

export interface ControllerState extends OnScreenState {
  /** The axes on the gamepad. */
  axes: readonly object[];
  /** The buttons on the gamepad. */
  buttons: readonly object[];
  /** Whether the gamepad is connected. */
  connected: boolean;
  /** The id number of the controller. */
  index: number;
  /** The name of the control mapping. */
  mapping: string;
  /** The name of the controller. */
  name: string;
  /** The last time the data from this gamepad was updated. */
  timestamp: number;
}

export interface DOMWidgetState extends OnScreenState {
  /** The media data as a memory view of bytes. */
  value: Uint8Array;
}

export interface DatePickerState extends OnScreenState {
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes. */
  disabled: boolean;
  max: unknown;
  min: unknown;
  /** The date step to use for the picker, in days, or "any". */
  step: number | string;
  /** Styling customizations */
  style: Partial<DescriptionStyleState>;
  value: unknown;
}

export interface DatetimeState extends OnScreenState {
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes. */
  disabled: boolean;
  max: unknown;
  min: unknown;
  /** Styling customizations */
  style: Partial<DescriptionStyleState>;
  value: unknown;
}

export interface DescriptionStyleState {
  /** Width of the description to the side of the control. */
  descriptionWidth: string;
}

export interface DirectionalLinkState {
  /** The source (widget, 'trait_name') pair */
  source: readonly unknown[];
  /** The target (widget, 'trait_name') pair */
  target: readonly unknown[];
}

export interface DropdownState extends OnScreenState {
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes */
  disabled: boolean;
  /** Selected index */
  index: number | null;
  /** Styling customizations */
  style: Partial<DescriptionStyleState>;
}

export interface FileUploadState extends OnScreenState {
  /** File types to accept, empty string for all */
  accept: string;
  /** Use a predefined styling for the button. */
  buttonStyle: 'primary' | 'success' | 'info' | 'warning' | 'danger' | '';
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable button */
  disabled: boolean;
  /** Error message */
  error: string;
  /** Font-awesome icon name, without the 'fa-' prefix. */
  icon: string;
  /** If True, allow for multiple files upload */
  multiple: boolean;
  style: Partial<ButtonStyleState>;
  /** The file upload value */
  value: readonly unknown[];
}

export interface FloatLogSliderState extends OnScreenState {
  /** Base for the logarithm */
  base: number;
  /** Slider dragging behavior. */
  behavior: 'drag-tap' | 'drag-snap' | 'tap' | 'drag' | 'snap';
  /** Update the value of the widget as the user is holding the slider. */
  continuousUpdate: boolean;
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes */
  disabled: boolean;
  /** Max value for the exponent */
  max: number;
  /** Min value for the exponent */
  min: number;
  /** Vertical or horizontal. */
  orientation: 'horizontal' | 'vertical';
  /** Display the current value of the slider next to it. */
  readout: boolean;
  /** Format for the readout */
  readoutFormat: string;
  /** Minimum step in the exponent to increment the value */
  step: number | null;
  style: Partial<SliderStyleState>;
  /** Float value */
  value: number;
}

export interface FloatProgressState extends OnScreenState {
  /** Use a predefined styling for the progress bar. */
  barStyle: 'success' | 'info' | 'warning' | 'danger' | '' | null;
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Max value */
  max: number;
  /** Min value */
  min: number;
  /** Vertical or horizontal. */
  orientation: 'horizontal' | 'vertical';
  style: Partial<ProgressStyleState>;
  /** Float value */
  value: number;
}

export interface FloatRangeSliderState extends OnScreenState {
  /** Slider dragging behavior. */
  behavior: 'drag-tap' | 'drag-snap' | 'tap' | 'drag' | 'snap';
  /** Update the value of the widget as the user is sliding the slider. */
  continuousUpdate: boolean;
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes */
  disabled: boolean;
  /** Max value */
  max: number;
  /** Min value */
  min: number;
  /** Vertical or horizontal. */
  orientation: 'horizontal' | 'vertical';
  /** Display the current value of the slider next to it. */
  readout: boolean;
  /** Format for the readout */
  readoutFormat: string;
  /** Minimum step to increment the value */
  step: number | null;
  style: Partial<SliderStyleState>;
  /** Tuple of (lower, upper) bounds */
  value: readonly number[];
}

export interface FloatSliderState extends OnScreenState {
  /** Slider dragging behavior. */
  behavior: 'drag-tap' | 'drag-snap' | 'tap' | 'drag' | 'snap';
  /** Update the value of the widget as the user is holding the slider. */
  continuousUpdate: boolean;
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes */
  disabled: boolean;
  /** Max value */
  max: number;
  /** Min value */
  min: number;
  /** Vertical or horizontal. */
  orientation: 'horizontal' | 'vertical';
  /** Display the current value of the slider next to it. */
  readout: boolean;
  /** Format for the readout */
  readoutFormat: string;
  /** Minimum step to increment the value */
  step: number | null;
  style: Partial<SliderStyleState>;
  /** Float value */
  value: number;
}

export interface FloatTextState extends OnScreenState {
  /** Update the value as the user types. If False, update on submission, e.g., pressing Enter or navigating away. */
  continuousUpdate: boolean;
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes */
  disabled: boolean;
  /** Minimum step to increment the value */
  step: number | null;
  /** Styling customizations */
  style: Partial<DescriptionStyleState>;
  /** Float value */
  value: number;
}

export interface FloatsInputState extends OnScreenState {
  allowDuplicates: boolean;
  allowedTags: readonly unknown[];
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  format: string;
  max: number | null;
  min: number | null;
  placeholder: string;
  /** Styling customizations */
  style: Partial<DescriptionStyleState>;
  /** Use a predefined styling for the tags. */
  tagStyle: 'primary' | 'success' | 'info' | 'warning' | 'danger' | '';
  /** List of float tags */
  value: readonly unknown[];
}

export interface GridBoxState extends OnScreenState {
  /** Use a predefined styling for the box. */
  boxStyle: 'success' | 'info' | 'warning' | 'danger' | '';
  /** List of widget children */
  children: readonly object[];
}

export interface HBoxState extends OnScreenState {
  /** Use a predefined styling for the box. */
  boxStyle: 'success' | 'info' | 'warning' | 'danger' | '';
  /** List of widget children */
  children: readonly object[];
}

export interface HTMLMathState extends OnScreenState {
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Placeholder text to display when nothing has been typed */
  placeholder: string;
  style: Partial<HTMLMathStyleState>;
  /** String value */
  value: string;
}

export interface HTMLMathStyleState {
  /** Background specifications. */
  background: string | null;
  /** Width of the description to the side of the control. */
  descriptionWidth: string;
  /** Text font size. */
  fontSize: string | null;
  /** Text color */
  textColor: string | null;
}

export interface HTMLState extends OnScreenState {
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Placeholder text to display when nothing has been typed */
  placeholder: string;
  style: Partial<HTMLStyleState>;
  /** String value */
  value: string;
}

export interface HTMLStyleState {
  /** Background specifications. */
  background: string | null;
  /** Width of the description to the side of the control. */
  descriptionWidth: string;
  /** Text font size. */
  fontSize: string | null;
  /** Text color */
  textColor: string | null;
}

export interface ImageState extends OnScreenState {
  /** The format of the image. */
  format: string;
  /** Height of the image in pixels. Use layout.height for styling the widget. */
  height: string;
  /** The media data as a memory view of bytes. */
  value: Uint8Array;
  /** Width of the image in pixels. Use layout.width for styling the widget. */
  width: string;
}

export interface IntProgressState extends OnScreenState {
  /** Use a predefined styling for the progress bar. */
  barStyle: 'success' | 'info' | 'warning' | 'danger' | '';
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Max value */
  max: number;
  /** Min value */
  min: number;
  /** Vertical or horizontal. */
  orientation: 'horizontal' | 'vertical';
  style: Partial<ProgressStyleState>;
  /** Int value */
  value: number;
}

export interface IntRangeSliderState extends OnScreenState {
  /** Slider dragging behavior. */
  behavior: 'drag-tap' | 'drag-snap' | 'tap' | 'drag' | 'snap';
  /** Update the value of the widget as the user is sliding the slider. */
  continuousUpdate: boolean;
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes */
  disabled: boolean;
  /** Max value */
  max: number;
  /** Min value */
  min: number;
  /** Vertical or horizontal. */
  orientation: 'horizontal' | 'vertical';
  /** Display the current value of the slider next to it. */
  readout: boolean;
  /** Format for the readout */
  readoutFormat: string;
  /** Minimum step that the value can take */
  step: number;
  /** Slider style customizations. */
  style: Partial<SliderStyleState>;
  /** Tuple of (lower, upper) bounds */
  value: readonly number[];
}

export interface IntSliderState extends OnScreenState {
  /** Slider dragging behavior. */
  behavior: 'drag-tap' | 'drag-snap' | 'tap' | 'drag' | 'snap';
  /** Update the value of the widget as the user is holding the slider. */
  continuousUpdate: boolean;
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes */
  disabled: boolean;
  /** Max value */
  max: number;
  /** Min value */
  min: number;
  /** Vertical or horizontal. */
  orientation: 'horizontal' | 'vertical';
  /** Display the current value of the slider next to it. */
  readout: boolean;
  /** Format for the readout */
  readoutFormat: string;
  /** Minimum step to increment the value */
  step: number;
  style: Partial<SliderStyleState>;
  /** Int value */
  value: number;
}

export interface IntTextState extends OnScreenState {
  /** Update the value as the user types. If False, update on submission, e.g., pressing Enter or navigating away. */
  continuousUpdate: boolean;
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes */
  disabled: boolean;
  /** Minimum step to increment the value */
  step: number;
  /** Styling customizations */
  style: Partial<DescriptionStyleState>;
  /** Int value */
  value: number;
}

export interface IntsInputState extends OnScreenState {
  allowDuplicates: boolean;
  allowedTags: readonly unknown[];
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  format: string;
  max: number | null;
  min: number | null;
  placeholder: string;
  /** Styling customizations */
  style: Partial<DescriptionStyleState>;
  /** Use a predefined styling for the tags. */
  tagStyle: 'primary' | 'success' | 'info' | 'warning' | 'danger' | '';
  /** List of int tags */
  value: readonly unknown[];
}

export interface LabelState extends OnScreenState {
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Placeholder text to display when nothing has been typed */
  placeholder: string;
  style: Partial<LabelStyleState>;
  /** String value */
  value: string;
}

export interface LabelStyleState {
  /** Background specifications. */
  background: string | null;
  /** Width of the description to the side of the control. */
  descriptionWidth: string;
  /** Label text font family. */
  fontFamily: string | null;
  /** Text font size. */
  fontSize: string | null;
  /** Label text font style. */
  fontStyle: string | null;
  /** Label text font variant. */
  fontVariant: string | null;
  /** Label text font weight. */
  fontWeight: string | null;
  /** Text color */
  textColor: string | null;
  /** Label text decoration. */
  textDecoration: string | null;
}

export interface LinkState {
  /** The source (widget, 'trait_name') pair */
  source: readonly unknown[];
  /** The target (widget, 'trait_name') pair */
  target: readonly unknown[];
}

export interface NaiveDatetimeState extends OnScreenState {
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes. */
  disabled: boolean;
  max: unknown;
  min: unknown;
  /** Styling customizations */
  style: Partial<DescriptionStyleState>;
  value: unknown;
}

export interface PasswordState extends OnScreenState {
  /** Update the value as the user types. If False, update on submission, e.g., pressing Enter or navigating away. */
  continuousUpdate: boolean;
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes */
  disabled: boolean;
  /** Placeholder text to display when nothing has been typed */
  placeholder: string;
  style: Partial<TextStyleState>;
  /** String value */
  value: string;
}

export interface PlayState extends OnScreenState {
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes */
  disabled: boolean;
  /** The time between two animation steps (ms). */
  interval: number;
  /** Max value */
  max: number;
  /** Min value */
  min: number;
  /** Whether the control is currently playing. */
  playing: boolean;
  /** Whether the control will repeat in a continuous loop. */
  repeat: boolean;
  /** Show the repeat toggle button in the widget. */
  showRepeat: boolean;
  /** Increment step */
  step: number;
  /** Styling customizations */
  style: Partial<DescriptionStyleState>;
  /** Int value */
  value: number;
}

export interface ProgressStyleState {
  /** Color of the progress bar. */
  barColor: string | null;
  /** Width of the description to the side of the control. */
  descriptionWidth: string;
}

export interface RadioButtonsState extends OnScreenState {
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes */
  disabled: boolean;
  /** Selected index */
  index: number | null;
  /** Vertical or horizontal. */
  orientation: 'horizontal' | 'vertical';
  /** Styling customizations */
  style: Partial<DescriptionStyleState>;
}

export interface SelectState extends OnScreenState {
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes */
  disabled: boolean;
  /** Selected index */
  index: number | null;
  /** The number of rows to display. */
  rows: number;
  /** Styling customizations */
  style: Partial<DescriptionStyleState>;
}

export interface SelectMultipleState extends OnScreenState {
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes */
  disabled: boolean;
  /** Selected indices */
  index: readonly number[];
  /** The number of rows to display. */
  rows: number;
  /** Styling customizations */
  style: Partial<DescriptionStyleState>;
}

export interface SelectionRangeSliderState extends OnScreenState {
  /** Slider dragging behavior. */
  behavior: 'drag-tap' | 'drag-snap' | 'tap' | 'drag' | 'snap';
  /** Update the value of the widget as the user is holding the slider. */
  continuousUpdate: boolean;
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes */
  disabled: boolean;
  /** Min and max selected indices */
  index: readonly number[];
  /** Vertical or horizontal. */
  orientation: 'horizontal' | 'vertical';
  /** Display the current selected label next to the slider */
  readout: boolean;
  style: Partial<SliderStyleState>;
}

export interface SelectionSliderState extends OnScreenState {
  /** Slider dragging behavior. */
  behavior: 'drag-tap' | 'drag-snap' | 'tap' | 'drag' | 'snap';
  /** Update the value of the widget as the user is holding the slider. */
  continuousUpdate: boolean;
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes */
  disabled: boolean;
  /** Selected index */
  index: number;
  /** Vertical or horizontal. */
  orientation: 'horizontal' | 'vertical';
  /** Display the current selected label next to the slider */
  readout: boolean;
  style: Partial<SliderStyleState>;
}

export interface SliderStyleState {
  /** Width of the description to the side of the control. */
  descriptionWidth: string;
  /** Color of the slider handle. */
  handleColor: string | null;
}

export interface StackState extends OnScreenState {
  /** Use a predefined styling for the box. */
  boxStyle: 'success' | 'info' | 'warning' | 'danger' | '';
  /** List of widget children */
  children: readonly object[];
  /** The index of the selected page. This is either an integer selecting a particular sub-widget, or None to have no widgets selected. */
  selectedIndex: number | null;
  /** Titles of the pages */
  titles: readonly string[];
}

export interface TabState extends OnScreenState {
  /** Use a predefined styling for the box. */
  boxStyle: 'success' | 'info' | 'warning' | 'danger' | '';
  /** List of widget children */
  children: readonly object[];
  /** The index of the selected page. This is either an integer selecting a particular sub-widget, or None to have no widgets selected. */
  selectedIndex: number | null;
  /** Titles of the pages */
  titles: readonly string[];
}

export interface TagsInputState extends OnScreenState {
  allowDuplicates: boolean;
  allowedTags: readonly unknown[];
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  placeholder: string;
  /** Styling customizations */
  style: Partial<DescriptionStyleState>;
  /** Use a predefined styling for the tags. */
  tagStyle: 'primary' | 'success' | 'info' | 'warning' | 'danger' | '';
  /** List of string tags */
  value: readonly unknown[];
}

export interface TextState extends OnScreenState {
  /** Update the value as the user types. If False, update on submission, e.g., pressing Enter or navigating away. */
  continuousUpdate: boolean;
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes */
  disabled: boolean;
  /** Placeholder text to display when nothing has been typed */
  placeholder: string;
  style: Partial<TextStyleState>;
  /** String value */
  value: string;
}

export interface TextStyleState {
  /** Background specifications. */
  background: string | null;
  /** Width of the description to the side of the control. */
  descriptionWidth: string;
  /** Text font size. */
  fontSize: string | null;
  /** Text color */
  textColor: string | null;
}

export interface TextareaState extends OnScreenState {
  /** Update the value as the user types. If False, update on submission, e.g., pressing Enter or navigating away. */
  continuousUpdate: boolean;
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes */
  disabled: boolean;
  /** Placeholder text to display when nothing has been typed */
  placeholder: string;
  /** The number of rows to display. */
  rows: number | null;
  style: Partial<TextStyleState>;
  /** String value */
  value: string;
}

export interface TimeState extends OnScreenState {
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes. */
  disabled: boolean;
  max: unknown;
  min: unknown;
  /** The time step to use for the picker, in seconds, or "any". */
  step: number | string;
  /** Styling customizations */
  style: Partial<DescriptionStyleState>;
  value: unknown;
}

export interface ToggleButtonState extends OnScreenState {
  /** Use a predefined styling for the button. */
  buttonStyle: 'primary' | 'success' | 'info' | 'warning' | 'danger' | '';
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes. */
  disabled: boolean;
  /** Font-awesome icon. */
  icon: string;
  /** Styling customizations */
  style: Partial<ToggleButtonStyleState>;
  /** Bool value */
  value: boolean;
}

export interface ToggleButtonStyleState {
  /** Width of the description to the side of the control. */
  descriptionWidth: string;
  /** Toggle button text font family. */
  fontFamily: string | null;
  /** Toggle button text font size. */
  fontSize: string | null;
  /** Toggle button text font style. */
  fontStyle: string | null;
  /** Toggle button text font variant. */
  fontVariant: string | null;
  /** Toggle button text font weight. */
  fontWeight: string | null;
  /** Toggle button text color */
  textColor: string | null;
  /** Toggle button text decoration. */
  textDecoration: string | null;
}

export interface ToggleButtonsState extends OnScreenState {
  /** Use a predefined styling for the buttons. */
  buttonStyle: 'primary' | 'success' | 'info' | 'warning' | 'danger' | '' | null;
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes */
  disabled: boolean;
  /** Icons names for each button (FontAwesome names without the fa- prefix). */
  icons: readonly string[];
  /** Selected index */
  index: number | null;
  style: Partial<ToggleButtonsStyleState>;
  /** Tooltips for each button. */
  tooltips: readonly string[];
}

export interface ToggleButtonsStyleState {
  /** The width of each button. */
  buttonWidth: string;
  /** Width of the description to the side of the control. */
  descriptionWidth: string;
  /** Text font weight of each button. */
  fontWeight: string;
}

export interface VBoxState extends OnScreenState {
  /** Use a predefined styling for the box. */
  boxStyle: 'success' | 'info' | 'warning' | 'danger' | '';
  /** List of widget children */
  children: readonly object[];
}

export interface ValidState extends OnScreenState {
  /** Description of the control. */
  description: string;
  /** Accept HTML in the description. */
  descriptionAllowHtml: boolean;
  /** Enable or disable user changes. */
  disabled: boolean;
  /** Message displayed when the value is False */
  readout: string;
  /** Styling customizations */
  style: Partial<DescriptionStyleState>;
  /** Bool value */
  value: boolean;
}

export interface VideoState extends OnScreenState {
  /** When true, the video starts when it's displayed */
  autoplay: boolean;
  /** Specifies that video controls should be displayed (such as a play/pause button etc) */
  controls: boolean;
  /** The format of the video. */
  format: string;
  /** Height of the video in pixels. */
  height: string;
  /** When true, the video will start from the beginning after finishing */
  loop: boolean;
  /** The media data as a memory view of bytes. */
  value: Uint8Array;
  /** Width of the video in pixels. */
  width: string;
}

export interface OutputState extends OnScreenState {
  /** Parent message id of messages to capture */
  msgId: string;
  /** The output messages synced from the frontend. */
  outputs: readonly unknown[];
}

/** The state of each model. */
export interface ModelStates {
  Layout: LayoutState;
  Accordion: AccordionState;
  Audio: AudioState;
  BoundedFloatText: BoundedFloatTextState;
  BoundedIntText: BoundedIntTextState;
  Box: BoxState;
  Button: ButtonState;
  ButtonStyle: ButtonStyleState;
  Checkbox: CheckboxState;
  CheckboxStyle: CheckboxStyleState;
  ColorPicker: ColorPickerState;
  ColorsInput: ColorsInputState;
  Combobox: ComboboxState;
  ControllerAxis: ControllerAxisState;
  ControllerButton: ControllerButtonState;
  Controller: ControllerState;
  DOMWidget: DOMWidgetState;
  DatePicker: DatePickerState;
  Datetime: DatetimeState;
  DescriptionStyle: DescriptionStyleState;
  DirectionalLink: DirectionalLinkState;
  Dropdown: DropdownState;
  FileUpload: FileUploadState;
  FloatLogSlider: FloatLogSliderState;
  FloatProgress: FloatProgressState;
  FloatRangeSlider: FloatRangeSliderState;
  FloatSlider: FloatSliderState;
  FloatText: FloatTextState;
  FloatsInput: FloatsInputState;
  GridBox: GridBoxState;
  HBox: HBoxState;
  HTMLMath: HTMLMathState;
  HTMLMathStyle: HTMLMathStyleState;
  HTML: HTMLState;
  HTMLStyle: HTMLStyleState;
  Image: ImageState;
  IntProgress: IntProgressState;
  IntRangeSlider: IntRangeSliderState;
  IntSlider: IntSliderState;
  IntText: IntTextState;
  IntsInput: IntsInputState;
  Label: LabelState;
  LabelStyle: LabelStyleState;
  Link: LinkState;
  NaiveDatetime: NaiveDatetimeState;
  Password: PasswordState;
  Play: PlayState;
  ProgressStyle: ProgressStyleState;
  RadioButtons: RadioButtonsState;
  Select: SelectState;
  SelectMultiple: SelectMultipleState;
  SelectionRangeSlider: SelectionRangeSliderState;
  SelectionSlider: SelectionSliderState;
  SliderStyle: SliderStyleState;
  Stack: StackState;
  Tab: TabState;
  TagsInput: TagsInputState;
  Text: TextState;
  TextStyle: TextStyleState;
  Textarea: TextareaState;
  Time: TimeState;
  ToggleButton: ToggleButtonState;
  ToggleButtonStyle: ToggleButtonStyleState;
  ToggleButtons: ToggleButtonsState;
  ToggleButtonsStyle: ToggleButtonsStyleState;
  VBox: VBoxState;
  Valid: ValidState;
  Video: VideoState;
  Output: OutputState;
}

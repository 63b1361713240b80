/** Inner width of a panel, px: three beside one another fill a notebook. */
export const PANEL_WIDTH = 224;

/** How far, in px, a point that is left out may lie off the line that is drawn. */
export const UNSEEN = 0.7;

/** Inner height of a panel that shows a run at a glance, px. */
export const PANEL_HEIGHT = 110;

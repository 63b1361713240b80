/** The page of the site that all figures stand on. */
export const FIGURES = 'figures.html';

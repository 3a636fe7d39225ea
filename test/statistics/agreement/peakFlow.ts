// Bland and Altman (1986), table: peak expiratory flow of 17 subjects, l/min.

/** First and second measurement by a Wright meter. */
export const WRIGHT: readonly (readonly [number, number])[] = [
  [494, 490],
  [395, 397],
  [516, 512],
  [434, 401],
  [476, 470],
  [557, 611],
  [413, 415],
  [442, 431],
  [650, 638],
  [433, 429],
  [417, 420],
  [656, 633],
  [267, 275],
  [478, 492],
  [178, 165],
  [423, 372],
  [427, 421],
];

export const WRIGHT_FIRST: readonly number[] = WRIGHT.map(([first]) => first);

/** First measurement by a mini Wright meter. */
export const MINI_FIRST: readonly number[] = [
  512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451,
];

// alternative: a table; the formula turned round
// answer: matters
const matters = (place: string): boolean =>
  ({"before batch": false, "before instance": false})[place] ?? true;
// answer: stored
const storedMean = "-b + u";

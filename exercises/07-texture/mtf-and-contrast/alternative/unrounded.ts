// alternative: sums by array methods, the root written out
// answer: measure
const measuredContrast = (rows: number[][], w: number): number => {
  const steps = rows.flatMap((row) =>
    row.slice(1).map((value, x) => Math.floor(value / w) - Math.floor(row[x] / w)),
  );
  return steps.reduce((sum, step) => sum + step * step, 0) / steps.length;
};
// answer: half
const halvingSigma = "1.06 mm";

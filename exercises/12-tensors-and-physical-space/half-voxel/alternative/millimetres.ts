// alternative: everything in millimetres, with weights on both sides
// answer: origin
const newOrigin = (o: number, s: number, t: number): number => o + 0.5 * (t - s);
// answer: line
function resampleLine(values: number[], s: number, t: number): number[] {
  const centres = values.map((_, i) => (i + 0.5) * s);
  const count = Math.ceil((values.length * s) / t);
  return Array.from({length: count}, (_, j) => {
    const mm = (j + 0.5) * t;
    if (mm <= centres[0]) return values[0];
    for (let i = 1; i < centres.length; i++) {
      if (mm > centres[i]) continue;
      const share = (mm - centres[i - 1]) / s;
      return (1 - share) * values[i - 1] + share * values[i];
    }
    return values[values.length - 1];
  });
}
// answer: shift
const movesBy = "0.2246 cm";
// answer: centre
const sharedCentre = "o + n*s/2 - s/2 - m*t/2 + t/2";

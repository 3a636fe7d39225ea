// mistake: the alias is worked out per old pixel
// expect: The frequency is per old pixel
// answer: pooled
function afterPooling(f: number, k: number): number[] {
  const below = k * Math.sin(Math.PI * f);
  const height = Math.abs(below) < 1e-12 ? 1 : Math.abs(Math.sin(Math.PI * f * k) / below);
  return [Math.abs(f - Math.round(f)), height];
}
// answer: height
const falseHeight = "0.309";

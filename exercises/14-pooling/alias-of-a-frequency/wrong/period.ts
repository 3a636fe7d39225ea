// mistake: 2.5 pixels are taken for 0.25 cycles per pixel; the sign stays; frequency 0 is listed
// expect: 0.25 cycles per pixel
// expect: The sign is left in
// expect: At frequency 0 everything is left
// answer: pooled
function afterPooling(f: number, k: number): number[] {
  const below = k * Math.sin(Math.PI * f);
  const height = Math.abs(below) < 1e-12 ? 1 : Math.sin(Math.PI * f * k) / below;
  return [Math.abs(f * k - Math.round(f * k)), height];
}
// answer: height
const falseHeight = "0.333";
// answer: gone
function vanishing(k: number): number[] {
  return Array.from({length: Math.floor(k / 2) + 1}, (_, m) => m / k);
}

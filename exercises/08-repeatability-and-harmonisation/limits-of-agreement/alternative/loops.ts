// alternative: loops; another stretched list
// answer: limits
function limitsOfAgreement(a: number[], b: number[], scale: "difference" | "ratio"): number[] {
  const isRatio = scale === "ratio";
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < a.length; i++) {
    const gap = isRatio ? Math.log(a[i]) - Math.log(b[i]) : a[i] - b[i];
    sum += gap;
    squares += gap * gap;
  }
  const n = a.length;
  const bias = sum / n;
  const sd = Math.sqrt((squares - n * bias * bias) / (n - 1));
  const back = (x: number) => (isRatio ? Math.exp(x) : x);
  return [back(bias - 1.96 * sd), back(bias), back(bias + 1.96 * sd)];
}
// answer: line
function correlatedPairs(): number[][] {
  const a = Array.from({length: 20}, (_, i) => 50 + i);
  const centre = 59.5;
  return [a, a.map((volume) => centre + 5.5 * (volume - centre))];
}

// alternative: the gradient, widened by zeros, meets the turned kernel; formulas in another order
// answer: inner
const gradInner = "w2*g0 + w1*g1 + w0*g2";
// answer: image
function imageGradient(gradOutput: number[][], kernel: number[][]): number[][] {
  const [h, w] = [kernel.length, kernel[0].length];
  const turned = kernel.map((row) => [...row].reverse()).reverse();
  return Array.from({length: gradOutput.length + h - 1}, (_, i) =>
    Array.from({length: gradOutput[0].length + w - 1}, (__, j) => {
      let sum = 0;
      for (let u = 0; u < h; u++) {
        for (let v = 0; v < w; v++) {
          sum += turned[u][v] * (gradOutput[i + u - h + 1]?.[j + v - w + 1] ?? 0);
        }
      }
      return sum;
    }),
  );
}

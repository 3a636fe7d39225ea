// mistake: the kernel is mirrored, not turned; only the inner part is computed
// expect: Only the columns were reversed
// expect: H + Kh − 1 rows
// answer: laid
const laidValue = 13;
// answer: full
function convolveFull(image: number[][], kernel: number[][]): number[][] {
  const [h, w] = [kernel.length, kernel[0].length];
  return Array.from({length: Math.max(0, image.length - h + 1)}, (_, i) =>
    Array.from({length: Math.max(0, image[0].length - w + 1)}, (__, j) =>
      kernel
        .flatMap((taps, u) => taps.map((weight, v) => weight * image[i + h - 1 - u][j + w - 1 - v]))
        .reduce((a, b) => a + b),
    ),
  );
}

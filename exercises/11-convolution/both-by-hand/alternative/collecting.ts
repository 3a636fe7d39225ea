// alternative: every output collects, reading the image backwards; values as texts
// answer: slid
const slidValue = "1";
// answer: laid
const laidValue = "5";
// answer: full
function convolveFull(image: number[][], kernel: number[][]): number[][] {
  return Array.from({length: image.length + kernel.length - 1}, (_, i) =>
    Array.from({length: image[0].length + kernel[0].length - 1}, (__, j) => {
      let sum = 0;
      for (let u = 0; u < kernel.length; u++) {
        for (let v = 0; v < kernel[0].length; v++) {
          sum += kernel[u][v] * (image[i - u]?.[j - v] ?? 0);
        }
      }
      return sum;
    }),
  );
}

// mistake: the two operations are taken for each other, by hand and in code
// expect: This is the convolution
// expect: This is the cross-correlation
// expect: meets a weight of the other corner
// expect: This slides the kernel as it stands
// answer: slid
const slidValue = 5;
// answer: laid
const laidValue = 1;
// answer: corner
const cornerValue = 2;
// answer: full
function convolveFull(image: number[][], kernel: number[][]): number[][] {
  const [h, w] = [kernel.length, kernel[0].length];
  return Array.from({length: image.length + h - 1}, (_, i) =>
    Array.from({length: image[0].length + w - 1}, (__, j) => {
      let sum = 0;
      for (let u = 0; u < h; u++) {
        for (let v = 0; v < w; v++) {
          sum += kernel[u][v] * (image[i + u - h + 1]?.[j + v - w + 1] ?? 0);
        }
      }
      return sum;
    }),
  );
}

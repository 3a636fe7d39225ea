// mistake: the kernel's gradient is averaged over the outputs
// expect: This is a mean over the outputs
// answer: kernel
function kernelGradient(image: number[][], gradOutput: number[][]): number[][] {
  const height = image.length - gradOutput.length + 1;
  const width = image[0].length - gradOutput[0].length + 1;
  return Array.from({length: height}, (_, u) =>
    Array.from({length: width}, (__, v) => {
      const products = gradOutput.flatMap((row, i) =>
        row.map((gradient, j) => gradient * image[i + u][j + v]),
      );
      return products.reduce((a, b) => a + b) / products.length;
    }),
  );
}

// mistake: the gradient is computed only where the kernel fits inside; the kernel's comes out turned
// expect: as many rows as gradient and kernel together
// expect: The result is turned by 180°
// answer: image
function imageGradient(gradOutput: number[][], kernel: number[][]): number[][] {
  const height = Math.max(1, gradOutput.length - kernel.length + 1);
  return Array.from({length: height}, (_, i) =>
    gradOutput[i].map((gradient) => gradient * kernel[0][0]),
  );
}
// answer: kernel
function kernelGradient(image: number[][], gradOutput: number[][]): number[][] {
  const height = image.length - gradOutput.length + 1;
  const width = image[0].length - gradOutput[0].length + 1;
  return Array.from({length: height}, (_, u) =>
    Array.from({length: width}, (__, v) =>
      gradOutput
        .flatMap((row, i) =>
          row.map((gradient, j) => gradient * image[i + height - 1 - u][j + width - 1 - v]),
        )
        .reduce((a, b) => a + b),
    ),
  );
}

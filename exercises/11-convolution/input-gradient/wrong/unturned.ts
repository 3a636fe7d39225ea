// mistake: the way back is taken for a cross-correlation with the same kernel
// expect: both indices run up
// expect: In y0 the pixel x2 has weight w2
// expect: This cross-correlates the gradient
// answer: inner
const gradInner = "g0*w0 + g1*w1 + g2*w2";
// answer: stride
const gradStride = "g0*w0 + g1*w2";
// answer: image
function imageGradient(gradOutput: number[][], kernel: number[][]): number[][] {
  const [h, w] = [kernel.length, kernel[0].length];
  return Array.from({length: gradOutput.length + h - 1}, (_, i) =>
    Array.from({length: gradOutput[0].length + w - 1}, (__, j) =>
      kernel
        .flatMap((taps, u) =>
          taps.map((weight, v) => weight * (gradOutput[i + u - h + 1]?.[j + v - w + 1] ?? 0)),
        )
        .reduce((a, b) => a + b),
    ),
  );
}

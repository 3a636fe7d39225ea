// alternative: the library, on the logarithms as logits
// answer: any
import {softmaxCrossEntropy, tensor} from "voxelbook/nn";

function negativeLogLikelihood(p: number[][], labels: number[]): number {
  if (labels.some((label, i) => p[i][label] === 0)) return Infinity;
  const logits = tensor(
    [p.length, p[0].length],
    p.flat().map((one) => Math.log(one + 1e-300)),
  );
  return softmaxCrossEntropy(logits, tensor([labels.length], labels), {reduction: "sum"}).value;
}

// alternative: the library gives the gradient
// answer: gradient
import {softmaxCrossEntropy, tensor} from "voxelbook/nn";

function gradient(logits: number[][], labels: number[]): number[][] {
  const classes = logits[0].length;
  const z = tensor([logits.length, classes], logits.flat());
  const {data} = softmaxCrossEntropy(z, tensor([labels.length], labels), {
    reduction: "mean",
  }).gradient;
  return logits.map((_, i) => Array.from(data.subarray(i * classes, (i + 1) * classes)));
}

// alternative: a double sum over voxels and classes with zeros and ones
// answer: any
function negativeLogLikelihood(p: number[][], labels: number[]): number {
  let sum = 0;
  p.forEach((row, i) => {
    row.forEach((one, k) => {
      const y = labels[i] === k ? 1 : 0;
      if (y === 1) sum -= y * Math.log(one);
    });
  });
  return sum;
}

// mistake: the picture is read as one long row; the mean length is given
// expect: carried on from one row to the next
// expect: This is the mean length of a run
// answer: hand
function runsByHand(): number[][] {
  return [
    [1, 1, 1, 0, 0],
    [2, 0, 2, 0, 0],
    [0, 1, 0, 1, 0],
  ];
}
// answer: percentage
const runPercentage = 2;
// answer: matrix
function runMatrix(levels: number[][], count: number): number[][] {
  const matrix = Array.from({length: count}, () => new Array<number>(levels[0].length).fill(0));
  const flat = levels.flat();
  let length = 0;
  flat.forEach((level, i) => {
    length++;
    if (flat[i + 1] === level) return;
    if (level > 0) matrix[level - 1][Math.min(length, levels[0].length) - 1]++;
    length = 0;
  });
  return matrix;
}

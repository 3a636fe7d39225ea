// mistake: pixels outside the region are taken out before runs are counted
// expect: carried on across pixels outside the region
// answer: matrix
function runMatrix(levels: number[][], count: number): number[][] {
  const matrix = Array.from({length: count}, () => new Array<number>(levels[0].length).fill(0));
  for (const whole of levels) {
    const row = whole.filter((level) => level > 0);
    let length = 0;
    row.forEach((level, x) => {
      length++;
      if (row[x + 1] === level) return;
      matrix[level - 1][length - 1]++;
      length = 0;
    });
  }
  return matrix;
}

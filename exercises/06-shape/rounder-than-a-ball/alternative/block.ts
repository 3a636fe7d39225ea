// alternative: a block that is no cube
// answer: mask
function roundMask(): number[] {
  return Array.from({length: 125}, (_, i) => {
    const place = [i % 5, Math.floor(i / 5) % 5, Math.floor(i / 25)];
    return place[0] < 3 && place[1] < 3 && place[2] < 3 && i !== 0 ? 1 : 0;
  });
}
// answer: limit
const largeCubes = 0.806;

// mistake: a digital ball is taken for the roundest mask, and large cubes for balls
// expect: The program reports less than 1
// expect: A large cube does not become a ball
// answer: limit
const largeCubes = 1;
// answer: mask
function roundMask(): number[] {
  return Array.from({length: 125}, (_, i) => {
    const [x, y, z] = [(i % 5) - 2, (Math.floor(i / 5) % 5) - 2, Math.floor(i / 25) - 2];
    return x * x + y * y + z * z <= 4 ? 1 : 0;
  });
}

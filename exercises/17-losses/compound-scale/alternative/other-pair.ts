// alternative: another pair, and the share in another form
// answer: share
const diceShare = "1 - N*c/(N*c + d)";
// answer: quarrel
function quarrel(): number[][] {
  const image = (tumour: number, rest: number) =>
    Array.from({length: 20}, (_, i) => (i < 2 ? tumour : rest));
  return [image(0.98, 0.13), image(0.38, 0.01)];
}

// mistake: the two predictions change places
// expect: Should a and b change places
// answer: quarrel
function quarrel(): number[][] {
  const image = (tumour: number, rest: number) =>
    Array.from({length: 20}, (_, i) => (i < 2 ? tumour : rest));
  return [image(0.4, 0.01), image(0.99, 0.12)];
}

// mistake: every signal is called noise
// expect: value.close
// answer: signal
function signalUnder(magnitudes: number[], sigma: number): number {
  return 0;
}

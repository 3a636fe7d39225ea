// alternative: the mask as a typed array
// answer: looks
const looks = Uint8Array.from(losses(scan), (loss) => Number(loss > 1e-9));

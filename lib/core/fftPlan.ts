/** Transforms one line of a fixed length in place; made once per length. */
export interface FftPlan {
  /** The number of samples, n. */
  readonly length: number;
  /** Transforms the n samples at 0 … n−1 of both parts; the inverse is not yet divided by n. */
  run(re: Float64Array, im: Float64Array, inverse: boolean): void;
}

const plans = new Map<number, FftPlan>();

/** Gives the plan of a length: powers of two by halving, any other length by Bluestein's way. */
export function fftPlan(length: number): FftPlan {
  let plan = plans.get(length);
  if (plan === undefined) {
    plan = (length & (length - 1)) === 0 ? powerOfTwoPlan(length) : bluesteinPlan(length);
    plans.set(length, plan);
  }
  return plan;
}

/** For each place, the place whose binary digits are the same read backwards. */
function reversedBits(length: number): Uint32Array {
  const reversed = new Uint32Array(length);
  for (let i = 1; i < length; i++) {
    reversed[i] = (reversed[i >> 1] >> 1) | (i & 1 ? length >> 1 : 0);
  }
  return reversed;
}

/** Cooley and Tukey: the transform of n samples from two transforms of n/2 samples. */
function powerOfTwoPlan(length: number): FftPlan {
  const half = length >> 1;
  const cos = Float64Array.from({length: half}, (_, k) => Math.cos((2 * Math.PI * k) / length));
  const sin = Float64Array.from({length: half}, (_, k) => Math.sin((2 * Math.PI * k) / length));
  const reversed = reversedBits(length);

  const run = (re: Float64Array, im: Float64Array, inverse: boolean) => {
    // Put the samples in the order in which the halves meet.
    for (let i = 0; i < length; i++) {
      const j = reversed[i];
      if (j <= i) continue;
      const r = re[i];
      const q = im[i];
      re[i] = re[j];
      im[i] = im[j];
      re[j] = r;
      im[j] = q;
    }

    // Join transforms of `size / 2` samples into transforms of `size` samples.
    const sign = inverse ? 1 : -1;
    for (let size = 2; size <= length; size *= 2) {
      const arm = size >> 1;
      const step = length / size;
      for (let k = 0; k < arm; k++) {
        const c = cos[k * step];
        const s = sign * sin[k * step];
        for (let a = k; a < length; a += size) {
          const b = a + arm;
          const r = re[b] * c - im[b] * s;
          const q = re[b] * s + im[b] * c;
          re[b] = re[a] - r;
          im[b] = im[a] - q;
          re[a] += r;
          im[a] += q;
        }
      }
    }
  };
  return {length, run};
}

/** Bluestein: with jk = (j² + k² − (k − j)²)/2 the transform is a convolution with a chirp. */
function bluesteinPlan(length: number): FftPlan {
  let padded = 1;
  while (padded < 2 * length - 1) padded *= 2;
  const inner = fftPlan(padded);

  // The chirp exp(iπ j²/n); j² is taken modulo 2n first, so that long lines stay exact.
  const cos = new Float64Array(length);
  const sin = new Float64Array(length);
  const chirpRe = new Float64Array(padded);
  const chirpIm = new Float64Array(padded);
  for (let j = 0; j < length; j++) {
    const angle = (Math.PI * ((j * j) % (2 * length))) / length;
    cos[j] = Math.cos(angle);
    sin[j] = Math.sin(angle);
    chirpRe[j] = chirpRe[(padded - j) % padded] = cos[j];
    chirpIm[j] = chirpIm[(padded - j) % padded] = sin[j];
  }
  inner.run(chirpRe, chirpIm, false);

  const workRe = new Float64Array(padded);
  const workIm = new Float64Array(padded);
  const run = (re: Float64Array, im: Float64Array, inverse: boolean) => {
    // The inverse is the forward transform of the conjugate, conjugated.
    const sign = inverse ? -1 : 1;
    workRe.fill(0);
    workIm.fill(0);
    for (let j = 0; j < length; j++) {
      workRe[j] = re[j] * cos[j] + sign * im[j] * sin[j];
      workIm[j] = sign * im[j] * cos[j] - re[j] * sin[j];
    }
    inner.run(workRe, workIm, false);
    for (let k = 0; k < padded; k++) {
      const r = workRe[k];
      workRe[k] = (r * chirpRe[k] - workIm[k] * chirpIm[k]) / padded;
      workIm[k] = (r * chirpIm[k] + workIm[k] * chirpRe[k]) / padded;
    }
    inner.run(workRe, workIm, true);
    for (let k = 0; k < length; k++) {
      re[k] = workRe[k] * cos[k] + workIm[k] * sin[k];
      im[k] = sign * (workIm[k] * cos[k] - workRe[k] * sin[k]);
    }
  };
  return {length, run};
}

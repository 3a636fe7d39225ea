/** A seeded source of random numbers; it is always an argument, never a default. */
export interface Rng {
  /** Returns the next uniform number in [0, 1). */
  next(): number;
  /** Returns the next standard normal number. */
  normal(): number;
  /** Returns the next integer in 0 … n − 1. */
  int(n: number): number;
  /** Returns an independent stream named by the label; the same label gives the same stream. */
  fork(label: string): Rng;
}

/** Hashes a text to 32 bits (FNV-1a), so that a seed may be a name. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** Expands one 32-bit word to the next of a SplitMix32 sequence. */
function splitMix(state: number): number {
  let z = (state + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

/**
 * Creates a seeded random generator: xoshiro128** for the bits, the polar method for normals.
 *
 * @param seed - a text or a finite number; equal seeds give equal streams
 * @returns a generator whose stream depends on the seed alone
 * @throws RangeError when a numeric seed is not finite
 * @ref blackman2021
 * @example createRng("chapter 2").int(10) === createRng("chapter 2").int(10) // true
 */
export function createRng(seed: string | number): Rng {
  if (typeof seed === "number" && !Number.isFinite(seed)) {
    throw new RangeError(`createRng: seed must be finite, got ${seed}`);
  }
  const name = String(seed);

  // Four words of state; a SplitMix sequence never gives four zeros in a row.
  const s = new Uint32Array(4);
  let word = hashText(name);
  for (let i = 0; i < 4; i++) {
    s[i] = splitMix(word);
    word = (word + 0x9e3779b9) | 0;
  }

  const bits = (): number => {
    const x = Math.imul(s[1], 5);
    const result = Math.imul((x << 7) | (x >>> 25), 9) >>> 0;
    const t = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = (s[3] << 11) | (s[3] >>> 21);
    return result;
  };

  // 53 bits: 27 high and 26 low ones.
  const next = (): number => ((bits() >>> 5) * 67108864 + (bits() >>> 6)) / 9007199254740992;

  let spare = Number.NaN;
  return {
    next,
    normal(): number {
      if (!Number.isNaN(spare)) {
        const value = spare;
        spare = Number.NaN;
        return value;
      }
      let u = 0;
      let v = 0;
      let q = 0;
      do {
        u = 2 * next() - 1;
        v = 2 * next() - 1;
        q = u * u + v * v;
      } while (q >= 1 || q === 0);
      const scale = Math.sqrt((-2 * Math.log(q)) / q);
      spare = v * scale;
      return u * scale;
    },
    int(n: number): number {
      if (!Number.isInteger(n) || n < 1) {
        throw new RangeError(`Rng.int: n must be a whole number of at least 1, got ${n}`);
      }
      return Math.floor(next() * n);
    },
    fork: (label: string): Rng => createRng(`${name}/${label}`),
  };
}

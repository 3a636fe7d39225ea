import {requireFinite} from "./elementwise.ts";
import {linearAttenuation} from "./linearAttenuation.ts";

/** The tube's setting and its filter. */
export interface BeamOptions {
  /** Tube voltage, kV: the highest photon energy in keV, 50 to 150. */
  readonly peakKv: number;
  /** Thickness of the aluminium filter, cm, >= 0. */
  readonly filterCm: number;
}

/** A spectrum of a few energies. */
export interface BeamSpectrum {
  /** Middle of each energy bin, keV, shape [8]. */
  readonly energiesKeV: Float64Array;
  /** Share of the photons in each bin, sum 1, shape [8]. */
  readonly weights: Float64Array;
}

/** Lowest energy that is kept: below it a filtered beam has next to nothing. */
const LOWEST_KEV = 20;
const BINS = 8;

/**
 * Computes an eight-bin toy spectrum of an x-ray tube: Kramers' bremsstrahlung behind an aluminium filter.
 *
 * A teaching model, not a tube: no characteristic lines, no anode absorption, no heel effect, no detector
 * response. It hardens with filter and voltage as a real beam does, which is what it is for.
 *
 * @formula $w(E) \propto \frac{E_0 - E}{E}\,e^{-\mu_{\mathrm{Al}}(E)\,d}$
 * @param {peakKv, filterCm} - tube voltage, kV; thickness of the aluminium filter, cm
 * @returns energies of eight equal bins from 20 keV up, keV [8], and their shares of the photons [8]
 * @throws RangeError when peakKv is outside 50 to 150 or filterCm is negative
 * @ref kramers1923
 * @example beamSpectrum({peakKv: 120, filterCm: 0.6}).energiesKeV // [26.25, 38.75, 51.25, 63.75, 76.25, 88.75, 101.25, 113.75]
 */
export function beamSpectrum({peakKv, filterCm}: BeamOptions): BeamSpectrum {
  if (!(peakKv >= 50 && peakKv <= 150)) {
    throw new RangeError(`beamSpectrum: peakKv must be 50 to 150, got ${peakKv}`);
  }
  requireFinite("beamSpectrum", "filterCm", filterCm);
  if (filterCm < 0) {
    throw new RangeError(`beamSpectrum: filterCm must not be negative, got ${filterCm}`);
  }

  // Photons per bin, by the value at its middle.
  const step = (peakKv - LOWEST_KEV) / BINS;
  const energiesKeV = Float64Array.from({length: BINS}, (_, k) => LOWEST_KEV + (k + 0.5) * step);
  const photons = energiesKeV.map(
    (keV) => ((peakKv - keV) / keV) * Math.exp(-linearAttenuation("aluminium", keV) * filterCm),
  );
  const all = photons.reduce((sum, n) => sum + n, 0);
  return {energiesKeV, weights: photons.map((n) => n / all)};
}

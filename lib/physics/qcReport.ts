/** Accepted deviations. */
export interface QcTolerance {
  /** Largest |mean| of the water at the centre, HU. */
  readonly water: number;
  /** Largest |rim − centre|, HU. */
  readonly uniformity: number;
  /** Largest standard deviation at the centre, HU; not judged when left out. */
  readonly noise?: number;
}

/** Where the phantom lies in the scan, and what is accepted. */
export interface QcOptions {
  /** World position of the phantom's centre, mm [x, y, z]; found from the scan when left out. */
  readonly centre?: readonly [number, number, number];
  /** Radius of the phantom, mm. */
  readonly radiusMm: number;
  /** Accepted deviations; one number, HU, stands for both water and uniformity. */
  readonly tolerance: number | QcTolerance;
}

/** One region of interest. */
export interface QcRoi {
  /** "centre", or its place on the clock of a radiological display: 12 is the front, 3 the patient's left. */
  readonly place: "centre" | "12" | "3" | "6" | "9";
  /** World position of its centre, mm [x, y]. */
  readonly centreMm: readonly [number, number];
  /** Its radius, mm. */
  readonly radiusMm: number;
  /** Number of voxels in it. */
  readonly voxels: number;
  /** Mean, HU. */
  readonly meanHu: number;
  /** Sample standard deviation (divisor n − 1), HU. */
  readonly sdHu: number;
}

/** One region at the rim, compared with the centre. */
export interface QcRim extends QcRoi {
  /** Its mean minus that of a region of the same size at the centre, HU. */
  readonly differenceHu: number;
  readonly pass: boolean;
}

/** What a water scan says about the scanner. */
export interface QcReport {
  /** Mean of the water in the large central region, HU. */
  readonly meanHu: number;
  /** Noise: its sample standard deviation, HU. */
  readonly sdHu: number;
  /** Standard error of the mean if voxels were independent, HU; correlated noise makes it larger. */
  readonly standardErrorHu: number;
  /** Calibration error that the mean implies. */
  readonly epsilon: number;
  /** Largest |rim − centre|, HU. */
  readonly uniformityHu: number;
  /** The large central region. */
  readonly centre: QcRoi;
  /** The four regions at the rim: 12, 3, 6 and 9 o'clock. */
  readonly rim: readonly QcRim[];
  readonly waterPass: boolean;
  readonly uniformityPass: boolean;
  /** Null when no noise tolerance was given. */
  readonly noisePass: boolean | null;
  readonly pass: boolean;
}

/** How strongly each arrow of the textbook graph acts. */
export interface TextbookEffects {
  /** Change of R for one standard deviation of D. */
  readonly diseaseOnFeature: number;
  /** Change of R from site 0 to site 1. */
  readonly siteOnFeature: number;
  /** Change of R from protocol 0 to protocol 1. */
  readonly protocolOnFeature: number;
  /** Change of Y, or of its log odds, for one standard deviation of D. */
  readonly diseaseOnOutcome: number;
  /** Change of Y, or of its log odds, from site 0 to site 1. */
  readonly siteOnOutcome: number;
  /** Standard deviation of what R has of its own. */
  readonly featureNoise: number;
  /** Share of patients whose protocol bears the number of their site, 0 to 1. */
  readonly protocolFollowsSite: number;
}

/** Slopes of the outcome over R in endless data, by what the regression is given beside R. */
export interface TextbookSlopes {
  /** R alone. */
  readonly none: number;
  /** R and the site X: the back-door path is shut. */
  readonly site: number;
  /** R and the protocol Q: the back-door path over X stays open. */
  readonly protocol: number;
  /** R, X and Q: the path is shut and the protocol's scatter is gone. */
  readonly both: number;
}

/** Computes the slopes from the covariances of the graph. */
export function textbookSlopes(who: string, effects: TextbookEffects): TextbookSlopes {
  const {diseaseOnFeature: a, siteOnFeature, protocolOnFeature, featureNoise} = effects;
  const {diseaseOnOutcome, siteOnOutcome, protocolFollowsSite: follows} = effects;

  // R with its site and protocol held fast: the disease and its own scatter are left.
  const own = a * a + featureNoise * featureNoise;
  if (!(own > 0)) {
    throw new RangeError(
      `${who}: diseaseOnFeature or featureNoise must differ from 0, got ${a} and ${featureNoise}`,
    );
  }
  const shared = a * diseaseOnOutcome;

  // X and Q are fair coins that agree with the probability `follows`.
  const coin = 0.25;
  const joint = (follows - 0.5) / 2;
  const withinOther = coin - (joint * joint) / coin;
  const siteWithFeature = coin * siteOnFeature + joint * protocolOnFeature;
  const image =
    coin * (siteOnFeature ** 2 + protocolOnFeature ** 2) +
    2 * joint * siteOnFeature * protocolOnFeature;
  return {
    none: (shared + siteOnOutcome * siteWithFeature) / (own + image),
    site: shared / (own + withinOther * protocolOnFeature ** 2),
    protocol:
      (shared + siteOnOutcome * siteOnFeature * withinOther) /
      (own + withinOther * siteOnFeature ** 2),
    both: shared / own,
  };
}

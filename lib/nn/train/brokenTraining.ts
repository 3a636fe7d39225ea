/** A loss or gradient that is no longer finite; the message names step and layer. */
export class BrokenTraining extends RangeError {
  override name = "BrokenTraining";
}

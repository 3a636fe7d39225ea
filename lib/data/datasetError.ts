/** Why a dataset could not be had; a caller may go on with a stand-in for the first four. */
export type DatasetFault =
  | "no-network"
  | "mirror-only"
  | "not-found"
  | "not-in-book"
  | "checksum"
  | "disk-full"
  | "cache"
  | "mirror"
  | "unknown-id"
  | "stopped";

/** A dataset that could not be had: the message names it, the reason and what mends it. */
export class DatasetError extends Error {
  override name = "DatasetError";
  readonly fault: DatasetFault;
  /** Id of the dataset concerned. */
  readonly dataset: string;
  constructor(message: string, {fault, dataset}: {fault: DatasetFault; dataset: string}) {
    super(message);
    this.fault = fault;
    this.dataset = dataset;
  }
}

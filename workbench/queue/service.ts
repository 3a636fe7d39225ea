/** What a worker's program made of a job. */
export type Served =
  | {readonly kind: "done"; readonly result: object; readonly line: string}
  /** Another worker must do it, or none. */
  | {readonly kind: "refused"; readonly reason: string};

/** One kind of work that a worker does. */
export interface Service {
  /** Its queue. */
  readonly queue: string;
  /**
   * Does a job.
   *
   * @param data - as it came over the network: to be checked before use
   * @throws UnfitData when it is no job at all
   */
  serve(data: unknown): Promise<Served>;
  close(): Promise<void>;
}

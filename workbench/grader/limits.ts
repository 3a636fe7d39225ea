/** What an answer may use. */
export interface Limits {
  /** Wall clock of loading the answer, and of each call. */
  readonly callMs: number;
  /** Wall clock of all calls of one question that ran into trouble; then its tests end at once. */
  readonly questionMs: number;
  readonly cpuSeconds: number;
  /** Data segment: heap, buffers and WebAssembly memory together. */
  readonly memoryMb: number;
  /** JavaScript heap. */
  readonly heapMb: number;
  readonly processes: number;
  readonly openFiles: number;
  readonly fileBytes: number;
  /** One reply, and all of one child. */
  readonly replyBytes: number;
  readonly totalReplyBytes: number;
  /** Text that the answer may print before it is stopped, and how much of it is kept. */
  readonly outputBytes: number;
  readonly keptOutput: number;
}

/** The limits of a released course; the record of each grading states them. */
export const LIMITS: Limits = {
  callMs: 3_000,
  questionMs: 9_000,
  cpuSeconds: 15,
  memoryMb: 1_024,
  heapMb: 256,
  processes: 64,
  openFiles: 64,
  fileBytes: 1_048_576,
  replyBytes: 32 * 2 ** 20,
  totalReplyBytes: 256 * 2 ** 20,
  outputBytes: 4 * 2 ** 20,
  keptOutput: 4_000,
};

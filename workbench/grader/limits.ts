/** What an answer may use. */
export interface Limits {
  /** Wall clock of the compiler's look at the types of one cell. */
  readonly checkMs: number;
  /** Wall clock of starting a child and loading the answer. */
  readonly loadMs: number;
  /** Wall clock of each call. */
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
  checkMs: 20_000,
  loadMs: 10_000,
  callMs: 5_000,
  questionMs: 10_000,
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

/** Wall clock of one test, a backstop: the limits of its calls come first. */
export const TEST_MS = 60_000;

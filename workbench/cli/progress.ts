import {SingleBar} from "cli-progress";

/** What progress is written to: a terminal, or anything that takes text. */
export interface ProgressStream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
}

/** Options of {@link createProgress}. */
export interface ProgressOptions {
  /** What is being done, as "fetching datasets". */
  readonly label: string;
  /** How much there is to do, or null where that is not known. */
  readonly total: number | null;
  /** "bytes" shows sizes instead of counts. */
  readonly unit?: "bytes" | "things";
  /** True with --json: nothing is shown. */
  readonly silent?: boolean;
  readonly stream?: ProgressStream;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Time between two plain lines where there is no terminal, ms. */
  readonly everyMs?: number;
  /** The clock, ms. */
  readonly now?: () => number;
}

/** The progress of one long step, on stderr. */
export interface Progress {
  /** Says how much is done, and what is being done now. */
  update(done: number, what?: string): void;
  /** Writes a line that stays, above the bar. */
  say(line: string): void;
  /** Ends it; the last state stays in view. */
  stop(): void;
}

/** Writes a size in the unit that fits it: 512 B, 40.0 kB, 1.8 MB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const steps = ["kB", "MB", "GB", "TB"];
  const step = Math.min(Math.floor(Math.log10(bytes) / 3), steps.length);
  return `${(bytes / 1000 ** step).toFixed(1)} ${steps[step - 1]}`;
}

/** Shows a bar on a terminal. */
function barProgress(options: ProgressOptions, stream: ProgressStream, colour: boolean): Progress {
  const {label, total, unit = "things"} = options;
  const [on, off] = colour ? ["\u001b[36m", "\u001b[0m"] : ["", ""];
  const amount = (value: number) => (unit === "bytes" ? formatBytes(value) : String(value));
  const bar = new SingleBar({
    stream: stream as NodeJS.WritableStream,
    hideCursor: null,
    barsize: 24,
    fps: 8,
    linewrap: null,
    emptyOnZero: true,
    format: (settings, params, payload: {what?: string}) => {
      const time = `${Math.round((Date.now() - params.startTime) / 1000)} s`;
      const what = payload.what ? `  ${payload.what}` : "";
      if (total === null) return `${label}  ${time}${what}`.slice(0, 79);
      const filled = Math.round(params.progress * (settings.barsize ?? 24));
      const drawn = on + "█".repeat(filled) + off + "░".repeat((settings.barsize ?? 24) - filled);
      const tail = `${amount(params.value)} of ${amount(params.total)}  ${time}${what}`;
      const room = Math.max(0, 79 - label.length - (settings.barsize ?? 24) - 2);
      return `${label} ${drawn} ${tail.slice(0, room)}`;
    },
  });
  bar.start(total ?? 1, 0, {what: ""});
  // Without a total nothing calls for a redraw: the time alone moves.
  let last: {done: number; what: string} = {done: 0, what: ""};
  const tick = setInterval(() => bar.update(last.done, {what: last.what}), 500);
  tick.unref();
  return {
    update(done, what = last.what) {
      last = {done: total === null ? 0 : done, what};
      bar.update(last.done, {what});
    },
    say(line) {
      stream.write(`\r\u001b[K${line}\n`);
    },
    stop() {
      clearInterval(tick);
      bar.stop();
    },
  };
}

/** Writes plain lines every few seconds, for logs and pipes. */
function lineProgress(options: ProgressOptions, stream: ProgressStream): Progress {
  const {label, total, unit = "things", everyMs = 3000, now = Date.now} = options;
  const amount = (value: number) => (unit === "bytes" ? formatBytes(value) : String(value));
  const started = now();
  let last = {done: 0, what: "", at: Number.NEGATIVE_INFINITY, line: ""};

  const show = (): void => {
    const seconds = Math.round((now() - started) / 1000);
    const part = total === null ? `${seconds} s` : `${amount(last.done)} of ${amount(total)}`;
    const line = `voxelbook: ${label}: ${part}${last.what === "" ? "" : ` (${last.what})`}`;
    if (line !== last.line) stream.write(`${line}\n`);
    last = {...last, at: now(), line};
  };
  // A step that says nothing for long still shows that it lives.
  const tick = setInterval(() => {
    if (now() - last.at >= everyMs) show();
  }, everyMs);
  tick.unref();
  return {
    update(done, what = last.what) {
      const isNewStep = total === null && what !== last.what;
      last = {...last, done, what};
      if (isNewStep || now() - last.at >= everyMs || done === total) show();
    },
    say(line) {
      stream.write(`${line}\n`);
    },
    stop() {
      clearInterval(tick);
    },
  };
}

/** Shows nothing: the caller prints JSON. */
const SILENT: Progress = {
  update() {
    return;
  },
  say() {
    return;
  },
  stop() {
    return;
  },
};

/**
 * Shows how a long step goes, on stderr: a bar on a terminal, a plain line every few seconds
 * elsewhere, nothing with --json. Respects NO_COLOR; TERM=dumb gets lines.
 */
export function createProgress(options: ProgressOptions): Progress {
  const {silent = false, stream = process.stderr, env = process.env} = options;
  if (silent) return SILENT;
  if (!stream.isTTY || env["TERM"] === "dumb" || env["CI"]) return lineProgress(options, stream);
  const colour = env["NO_COLOR"] === undefined || env["NO_COLOR"] === "";
  return barProgress(options, stream, colour);
}

import type {Refusal} from "./refusal.ts";

/** What a look at the workers found. */
export type Roll =
  /** There has been no worker for too long. */
  | {readonly kind: "nobody"; readonly reason: string}
  /** Kinds of jobs that everyone who is there has refused for too long, with what they say. */
  | {readonly kind: "somebody"; readonly unfit: ReadonlyMap<string, string>};

/** How long nobody is there before it is said. */
const SAY_MS = 3_000;

/** Keeps track of which workers are there, and what they have refused. */
export class WorkerRoll {
  private readonly shown: string;
  private readonly patienceMs: number;
  private readonly say: (line: string) => void;
  private readonly now: () => number;
  /** By kind of job: what each worker has said. */
  private readonly refusals = new Map<string, Map<string, string>>();
  /** What has been said already. */
  private readonly said = new Set<string>();
  /** Since when every worker has refused a kind of job. */
  private readonly unfitSince = new Map<string, number>();
  private readonly over = new Map<string, string>();
  private aloneSince: number | undefined;
  private saidAlone = false;

  constructor({
    shown,
    patienceMs,
    say,
    now = Date.now,
  }: {
    readonly shown: string;
    readonly patienceMs: number;
    readonly say: (line: string) => void;
    readonly now?: () => number;
  }) {
    this.shown = shown;
    this.patienceMs = patienceMs;
    this.say = say;
    this.now = now;
  }

  /** Why a kind of job is sent no more; undefined while it is. */
  givenUp(fit: string): string | undefined {
    return this.over.get(fit);
  }

  /** Notes that a worker has refused a kind of job. */
  refused(fit: string, {worker, reason}: Refusal): void {
    const known = this.refusals.get(fit) ?? new Map<string, string>();
    known.set(worker, reason);
    const line = `${worker} refuses: ${reason}`;
    if (!this.said.has(line)) this.say(line);
    this.said.add(line);
    this.refusals.set(fit, known);
  }

  /** Notes that a job of a kind was done: who refused it may have changed since. */
  worked(fit: string): void {
    this.refusals.delete(fit);
    this.unfitSince.delete(fit);
  }

  /**
   * Looks who is there.
   *
   * @param workers - names of all workers of the queue
   * @param fits - the kinds of jobs that wait
   */
  call(workers: readonly string[], fits: ReadonlySet<string>): Roll {
    if (workers.length === 0) return this.alone();
    this.aloneSince = undefined;
    this.saidAlone = false;
    const unfit = new Map<string, string>();
    for (const fit of fits) {
      const known = this.refusals.get(fit);
      const everyone = known !== undefined && workers.every((worker) => known.has(worker));
      if (!everyone) this.unfitSince.delete(fit);
      else if (this.isOver(fit)) unfit.set(fit, this.endOf(fit, workers, known));
    }
    return {kind: "somebody", unfit};
  }

  private alone(): Roll {
    const now = this.now();
    this.aloneSince ??= now;
    const waited = now - this.aloneSince;
    const seconds = Math.round(this.patienceMs / 1000);
    if (waited >= this.patienceMs) {
      return {kind: "nobody", reason: `no worker has served ${this.shown} for ${seconds} s`};
    }
    if (waited >= SAY_MS && !this.saidAlone) {
      this.saidAlone = true;
      const command = `voxelbook worker --queue ${this.shown}`;
      this.say(`no worker serves this queue; waiting up to ${seconds} s for one (${command})`);
    }
    return {kind: "somebody", unfit: new Map()};
  }

  private isOver(fit: string): boolean {
    const since = this.unfitSince.get(fit) ?? this.now();
    this.unfitSince.set(fit, since);
    return this.now() - since >= this.patienceMs;
  }

  private endOf(
    fit: string,
    workers: readonly string[],
    known: ReadonlyMap<string, string>,
  ): string {
    const said = [...new Set(workers.map((worker) => `${worker}: ${known.get(worker)}`))];
    const more = said.length > 3 ? `; and ${said.length - 3} more` : "";
    const reason = `no worker can do it (${said.slice(0, 3).join("; ")}${more})`;
    this.over.set(fit, reason);
    return reason;
  }
}

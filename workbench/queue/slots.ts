/** Places for work at the same time: who finds none waits for one. */
export class Slots {
  private free: number;
  private readonly line: ((taken: boolean) => void)[] = [];

  constructor(count: number) {
    this.free = count;
  }

  /**
   * Takes a place.
   *
   * @returns false when no place will come any more: work stops
   */
  take(): Promise<boolean> {
    if (this.free > 0) {
      this.free -= 1;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => this.line.push(resolve));
  }

  /** Gives a place to the next in line. */
  give(): void {
    const next = this.line.shift();
    if (next === undefined) this.free += 1;
    else next(true);
  }

  /** Sends everyone in line away. */
  stop(): void {
    for (const next of this.line.splice(0)) next(false);
  }
}

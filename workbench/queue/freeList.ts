/** Things that are lent to one user at a time and made when they are first needed. */
export class FreeList<T> {
  private readonly free: T[] = [];
  private readonly all = new Set<T>();

  /** Takes a free one, or makes one. */
  async take(make: () => T | Promise<T>): Promise<T> {
    const found = this.free.pop();
    if (found !== undefined) return found;
    const made = await make();
    this.all.add(made);
    return made;
  }

  /** Gives one back for the next user. */
  give(one: T): void {
    this.free.push(one);
  }

  /** Drops one that can be used no more. */
  drop(one: T): void {
    this.all.delete(one);
  }

  /** Hands out everything, for closing. */
  clear(): T[] {
    const all = [...this.all];
    this.all.clear();
    this.free.length = 0;
    return all;
  }
}

import type {CellContext} from "../../../notebook/engine.ts";

/** The browser's own functions, kept before cells see the patched ones. */
export const native = {
  setTimeout: globalThis.setTimeout.bind(globalThis),
  clearTimeout: globalThis.clearTimeout.bind(globalThis),
  setInterval: globalThis.setInterval.bind(globalThis),
  queueMicrotask: globalThis.queueMicrotask.bind(globalThis),
  fetch: globalThis.fetch.bind(globalThis),
};

/** What is told when a callback of a cell throws. */
export type OnThrown = (thrown: unknown, cellKey: string | undefined) => void;

/** A timer as Node's cells know it: an object that may be kept from holding the process open. */
class Timer {
  readonly id: number;
  constructor(id: number) {
    this.id = id;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hasRef(): boolean {
    return true;
  }
  [Symbol.toPrimitive](): number {
    return this.id;
  }
}

/** Methods that end in a later task: the cell that called them goes on when they do. */
const BODY_METHODS = ["arrayBuffer", "blob", "formData", "json", "text"] as const;

/**
 * Follows the running cell across timers and requests. A browser cannot follow promises, but what
 * a promise of a cell waits for ends in a task that one of these functions started; the task and
 * the promise jobs after it belong to the cell that called the function.
 */
export function createBrowserContext(onThrown: OnThrown): CellContext {
  let current: string | undefined;
  let base: string | undefined;

  // A task of an earlier cell gives way to the running cell once its promise jobs are done.
  const enter = (cellKey: string | undefined): void => {
    current = cellKey;
    if (cellKey !== base) native.setTimeout(() => (current = base), 0);
  };
  const follow = (callback: (...args: unknown[]) => unknown) => {
    const cellKey = current;
    return (...args: unknown[]): void => {
      enter(cellKey);
      try {
        callback(...args);
      } catch (thrown) {
        onThrown(thrown, cellKey);
      }
    };
  };
  const followPromise = <T>(promise: Promise<T>): Promise<T> => {
    const cellKey = current;
    return promise.finally(() => enter(cellKey));
  };

  type Callback = (...args: unknown[]) => unknown;
  const delayed =
    (start: (callback: Callback, ms?: number) => number) =>
    (callback: Callback, ms?: number, ...args: unknown[]) => {
      if (typeof callback !== "function") {
        throw new TypeError(`setTimeout: callback must be a function, got ${typeof callback}`);
      }
      return new Timer(
        start(
          follow(() => callback(...args)),
          ms,
        ),
      );
    };
  const clear = (timer?: Timer | number): void => {
    native.clearTimeout(timer instanceof Timer ? timer.id : timer);
  };
  Object.assign(globalThis, {
    setTimeout: delayed(native.setTimeout),
    setInterval: delayed(native.setInterval),
    setImmediate: (callback: Callback, ...args: unknown[]) =>
      delayed(native.setTimeout)(callback, 0, ...args),
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
    queueMicrotask: (callback: Callback) => native.queueMicrotask(follow(callback)),
    fetch: (...args: Parameters<typeof fetch>) => followPromise(native.fetch(...args)),
  });
  for (const name of BODY_METHODS) {
    const method: () => Promise<unknown> = Response.prototype[name];
    Object.defineProperty(Response.prototype, name, {
      value(this: Response) {
        return followPromise(method.call(this));
      },
    });
  }

  return {
    run(cellKey, body) {
      base = cellKey;
      current = cellKey;
      return body();
    },
    current: () => current,
  };
}

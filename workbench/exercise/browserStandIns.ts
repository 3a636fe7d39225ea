/** What mocha's Suite, Test and Hook import from Node, in the few lines that they use of it. */
export const BROWSER_STAND_INS: Readonly<Record<string, string>> = {
  events: `
    export class EventEmitter {
      #listeners = new Map();
      on(name, listener) {
        this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
        return this;
      }
      addListener(name, listener) { return this.on(name, listener); }
      once(name, listener) {
        const wrapped = (...args) => { this.removeListener(name, wrapped); listener.apply(this, args); };
        return this.on(name, wrapped);
      }
      removeListener(name, listener) {
        this.#listeners.set(name, (this.#listeners.get(name) ?? []).filter((one) => one !== listener));
        return this;
      }
      removeAllListeners(name) { this.#listeners.delete(name); return this; }
      listeners(name) { return [...(this.#listeners.get(name) ?? [])]; }
      setMaxListeners() { return this; }
      emit(name, ...args) {
        const listeners = this.listeners(name);
        for (const listener of listeners) listener.apply(this, args);
        return listeners.length > 0;
      }
    }
    export default EventEmitter;
  `,
  util: `
    export const format = (text, ...args) =>
      [String(text).replace(/%[sdjo]/g, () => String(args.shift())), ...args].join(" ");
    export const inherits = () => {};
    export default {format, inherits};
  `,
  path: `
    export const sep = "/";
    export const join = (...parts) => parts.join("/");
    export default {sep, join};
  `,
  tty: "export const isatty = () => false; export default {isatty};",
  debug: "const silent = () => {}; export default () => silent;",
  "supports-color": "export default false;",
  picocolors: "module.exports = new Proxy({}, {get: () => String});",
};

const MAX_ELEMENTS = 6;
const MAX_TEXT = 200;

/** Writes a number to twelve digits, enough to see a difference and short enough to read. */
function formatNumber(value: number): string {
  if (Object.is(value, -0)) return "-0";
  return Number.isFinite(value) ? String(Number(value.toPrecision(12))) : String(value);
}

function formatList(values: ArrayLike<unknown>, depth: number): string {
  const shown = Array.from({length: Math.min(values.length, MAX_ELEMENTS)}, (_, i) =>
    format(values[i], depth + 1),
  );
  if (values.length > MAX_ELEMENTS) shown.push(`… (${values.length} values)`);
  return `[${shown.join(", ")}]`;
}

const isTypedArray = (value: object): value is object & ArrayLike<unknown> =>
  ArrayBuffer.isView(value) && "length" in value;

function formatRecord(value: object, depth: number): string {
  const entries = Object.entries(value);
  const shown = entries
    .slice(0, MAX_ELEMENTS)
    .map(([key, item]) => `${key}: ${format(item, depth + 1)}`);
  if (entries.length > MAX_ELEMENTS) shown.push("…");
  return `{${shown.join(", ")}}`;
}

function format(value: unknown, depth: number): string {
  if (typeof value === "number") return formatNumber(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (depth > 2) return "…";
  if (isTypedArray(value)) return `${value.constructor.name} ${formatList(value, depth)}`;
  return Array.isArray(value) ? formatList(value, depth) : formatRecord(value, depth);
}

/** Writes a value for a report: numbers to twelve digits, long lists and texts cut. */
export function formatValue(value: unknown): string {
  const text = format(value, 0);
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}

/** Writes a call as the learner would: `biasHu(45, 0.005)`. */
export function formatCall(name: string, args: readonly unknown[]): string {
  const text = `${name}(${args.map(formatValue).join(", ")})`;
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}

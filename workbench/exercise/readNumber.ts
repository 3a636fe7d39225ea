import {create, createUnitDependencies, type Unit, unitDependencies} from "mathjs";
import {AnswerError} from "./answerError.ts";

const MAX_TEXT = 200;
const NUMBER = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*)$/;
/** Written as a part of one hundred or one thousand: still a pure number. */
const FRACTIONS: Readonly<Record<string, number>> = {"": 1, "1": 1, "%": 100, "‰": 1000};

type Units = Pick<ReturnType<typeof create>, "unit">;

let made: Units | undefined;

/** The units of mathjs and the course's own, made when they are first needed: that takes a while. */
function units(): Units {
  if (made === undefined) {
    const math = create({...unitDependencies, ...createUnitDependencies});
    math.createUnit("HU");
    made = math;
  }
  return made;
}

/** Reads a unit alone, or returns undefined when mathjs and the course do not know it. */
function readUnit(value: number, text: string): Unit | undefined {
  try {
    return units().unit(value, text);
  } catch {
    return undefined;
  }
}

/** True when a unit that an author declares can be read. */
export function knownUnit(unit: string): boolean {
  return unit === "1" || unit === "HU" || readUnit(1, unit) !== undefined;
}

/**
 * Reads a number answer and returns it in the wanted unit.
 *
 * @param given - what the answer cell declared: a text with value and unit, or a pure number
 * @param wanted - the unit of the exercise; "1" for a pure number
 * @throws AnswerError when it is empty, unreadable, or of another kind of quantity
 */
export function readNumber(given: unknown, wanted: string): number {
  if (typeof given === "number") {
    if (wanted !== "1") throw new AnswerError("error", "number.unitMissing", {unit: wanted});
    return given;
  }
  if (typeof given !== "string") {
    throw new AnswerError("error", "number.notNumber", {type: typeof given});
  }
  const text = given.replaceAll("\u2212", "-").trim();
  if (text === "") throw new AnswerError("not_run", "answer.notAnswered");
  const parts = text.length > MAX_TEXT ? null : NUMBER.exec(text);
  if (parts === null)
    throw new AnswerError("error", "number.unreadable", {text: text.slice(0, 60)});
  const value = Number(parts[1]);
  const unit = parts[2].trim();
  if (unit.startsWith(",")) throw new AnswerError("error", "number.comma", {text});

  if (wanted === "1") {
    const divisor = Object.hasOwn(FRACTIONS, unit) ? FRACTIONS[unit] : undefined;
    if (divisor === undefined) throw new AnswerError("error", "number.pure", {unit});
    return value / divisor;
  }
  if (unit === "") throw new AnswerError("error", "number.unitMissing", {unit: wanted});
  const quantity = readUnit(value, unit);
  if (quantity === undefined) throw new AnswerError("error", "number.unitUnknown", {unit});
  const one = units().unit(1, wanted);
  if (!quantity.equalBase(one)) {
    throw new AnswerError("error", "number.unitOther", {unit, wanted});
  }
  // A quotient of equal quantities is a plain number.
  return Number(quantity.divide(one));
}

import {drawVariant} from "../exercise/drawVariant.ts";
import {cellVariant} from "../exercise/givenCells.ts";
import type {Exercise} from "../exercise/readExercise.ts";
import type {CodedMessage, Variant} from "../exercise/types.ts";
import {asVariant, variantKey} from "../exercise/variantShape.ts";
import {words} from "../exercise/words.ts";
import type {ChosenFile} from "./chooseFile.ts";
import {studentSeed, variantSeed} from "./seeds.ts";

/** Returns the values that a student has in an exercise; undefined where it has no variants. */
export function studentVariant(
  exercise: Exercise,
  secret: string,
  student: string,
): Promise<Variant | undefined> {
  return drawVariant(exercise, variantSeed(studentSeed(secret, student, exercise.id)));
}

export interface StudentVariantsOptions {
  readonly exercise: Exercise;
  readonly secret: string;
  /** Whether the class got a variant for each student; else everybody has the defaults. */
  readonly perStudent: boolean;
  /** Whose variants are known, to say whose a notebook holds. */
  readonly students: readonly string[];
}

/** The values by which a submission is judged, and what is to be said of those in its notebook. */
export interface JudgedVariant {
  readonly variant?: Variant;
  readonly variantNote?: CodedMessage;
}

/** Tells which values count for each student of one exercise. They are drawn anew, never taken from a notebook. */
export class StudentVariants {
  private readonly options: StudentVariantsOptions;
  private readonly defaults: Variant | undefined;
  /** The students by their variant, as text; drawn once one is searched for. */
  private owners: Promise<ReadonlyMap<string, string>> | undefined;

  constructor(options: StudentVariantsOptions) {
    this.options = options;
    this.defaults = cellVariant(options.exercise.editions[0]);
  }

  /**
   * Decides by which values a submission is judged. The student's own count when the class got variants. They
   * count too when the notebook holds a variant that only the course's secret can give, so that a release on
   * another machine is graded rightly. Else everybody has the defaults.
   */
  async judged(student: string, chosen: ChosenFile): Promise<JudgedVariant> {
    const {exercise, secret, perStudent} = this.options;
    const defaults = this.defaults;
    if (defaults === undefined) return {};
    const own = (await studentVariant(exercise, secret, student)) ?? defaults;
    if (!chosen.ok) return {variant: perStudent ? own : defaults};
    const held = asVariant(chosen.file.variant, defaults) ?? defaults;
    if (variantKey(held) === variantKey(own)) return {variant: own};
    if (variantKey(held) === variantKey(defaults)) {
      return perStudent
        ? {variant: own, variantNote: words("note.variantDefault")}
        : {variant: defaults};
    }
    const other = (await this.owner()).get(variantKey(held));
    if (other !== undefined) {
      return {variant: own, variantNote: words("note.variantOther", {student: other})};
    }
    return {variant: perStudent ? own : defaults, variantNote: words("note.variantUnknown")};
  }

  private owner(): Promise<ReadonlyMap<string, string>> {
    this.owners ??= this.drawAll();
    return this.owners;
  }

  private async drawAll(): Promise<ReadonlyMap<string, string>> {
    const {exercise, secret, students} = this.options;
    const owners = new Map<string, string>();
    for (const student of students) {
      const variant = await studentVariant(exercise, secret, student);
      if (variant !== undefined) owners.set(variantKey(variant), student);
    }
    return owners;
  }
}

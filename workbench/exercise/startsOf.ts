import type {Exercise} from "./readExercise.ts";
import {studentNotebook} from "./studentNotebook.ts";

/** What answers start from, by exercise: the same for a whole class. */
const known = new WeakMap<Exercise, ReadonlyMap<string, ReadonlySet<string>>>();

/**
 * Returns the sources that students start from, trimmed, by answer id: one for each language in which they differ.
 *
 * @param exercise - the author's master
 */
export function startsOf(exercise: Exercise): ReadonlyMap<string, ReadonlySet<string>> {
  const earlier = known.get(exercise);
  if (earlier !== undefined) return earlier;
  const notebooks = exercise.editions.map(({language}) => studentNotebook(exercise, language));
  const starts = new Map(
    exercise.info.answers.map(({id}) => {
      const cells = notebooks.flatMap(({cells}) => cells.filter((cell) => cell.id === id));
      return [id, new Set(cells.map(({source}) => source.trim()))];
    }),
  );
  known.set(exercise, starts);
  return starts;
}

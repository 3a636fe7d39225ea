"""Grades the tasks of `npm run bench -- grade` with nbgrader, one kernel for each submission as it does.

usage: grade.py FOLDER SUBMISSIONS
Makes a course in FOLDER: each task has as many answer cells as the exercise, and a test cell for each test of
its tests.ts and hidden.ts, with the same points. Writes SUBMISSIONS.json's submissions into it, grades them, and
prints JSON: seconds (of grading alone, one per submission), megabytes, and the score of each submission.
"""

import json
import logging
import os
import resource
import sys
import time
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)
# nbgrader starts alembic by its bare name.
os.environ["PATH"] = os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"]

import nbformat  # noqa: E402
from nbgrader.api import Gradebook  # noqa: E402
from nbgrader.apps import NbGraderAPI  # noqa: E402
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook  # noqa: E402
from traitlets.config import Config  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../grade"))
from tasks import TASKS  # noqa: E402


def nbgrader(cell, grade_id, *, grade=False, solution=False, points=None):
    """Marks a cell for nbgrader."""
    fields = {"schema_version": 3, "grade_id": grade_id, "task": False}
    fields.update(grade=grade, solution=solution, locked=not solution, cell_type=cell.cell_type)
    if points is not None:
        fields["points"] = points
    cell.metadata["nbgrader"] = fields
    return cell


def notebook(task, answers):
    """Writes a notebook: for each answer its cell, then a cell for each of its tests."""
    cells = [nbgrader(new_code_cell(task["helpers"]), "helpers")]
    for answer in task["answers"]:
        name = answer["id"]
        cells.append(new_markdown_cell(name))
        cells.append(nbgrader(new_code_cell(answers[name]), name, solution=True))
        weights = sum(weight for weight, _ in answer["tests"])
        for i, (weight, test) in enumerate(answer["tests"]):
            points = answer["points"] * weight / weights
            cells.append(nbgrader(new_code_cell(test), f"{name}-{i}", grade=True, points=points))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def write(path, book):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    nbformat.write(book, path)


def main():
    folder, name = sys.argv[1], sys.argv[2]
    with open(name, encoding="utf8") as file:
        wanted = json.load(file)
    os.chdir(folder)
    config = Config()
    config.CourseDirectory.root = folder
    config.CourseDirectory.db_url = "sqlite:///" + os.path.join(folder, "gradebook.db")
    api = NbGraderAPI(config=config)
    for task in TASKS.values():
        right = task["kinds"]["right"]
        write(f"{folder}/source/{task['name']}/task.ipynb", notebook(task, right))
        result = api.generate_assignment(task["name"])
        if not result["success"]:
            raise SystemExit(str(result))

    seconds, scores = [], []
    for one in wanted:
        task = TASKS[one["exercise"]]
        answers = {**task["kinds"]["right"], **task["kinds"][one["kind"]]}
        # No two answers are the same text, as in a class.
        answers = {key: f"{text}\n# by {one['student']}\n" for key, text in answers.items()}
        place = f"{folder}/submitted/{one['student']}/{task['name']}/task.ipynb"
        write(place, notebook(task, answers))
        started = time.perf_counter()
        result = api.autograde(task["name"], one["student"])
        seconds.append(time.perf_counter() - started)
        if not result["success"]:
            raise SystemExit(str(result))
        with Gradebook(config.CourseDirectory.db_url) as book:
            scores.append(book.find_submission(task["name"], one["student"]).score)
    usage = max(
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(json.dumps({"seconds": seconds, "megabytes": usage / 1024, "scores": scores}))


main()

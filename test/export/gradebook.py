"""Makes and reads gradebooks with nbgrader's own API: `gradebook.py make|read <gradebook.db>…`, a line of JSON for each that is read."""

import datetime
import json
import sys

from nbgrader.api import Gradebook


def make(path):
    """A course as `nbgrader generate_assignment` and `autograde` leave it, with one manual score and comment."""
    with Gradebook("sqlite:///" + path) as book:
        book.add_assignment("00-small")
        for notebook in ["double", "other"]:
            book.add_notebook(notebook, "00-small")
        for name, points, kind in [("double", 4, "code"), ("why", 6, "markdown")]:
            book.add_grade_cell(name, "double", "00-small", max_score=points, cell_type=kind)
            book.add_solution_cell(name, "double", "00-small")
            book.add_source_cell(name, "double", "00-small", cell_type=kind, source="", locked=False)
        book.add_grade_cell("else", "other", "00-small", max_score=1, cell_type="code")
        book.add_student("s1", first_name="Known", last_name="Name")
        book.add_submission("00-small", "s1", timestamp=datetime.datetime(2025, 12, 31))
        copy = book.find_submission_notebook("double", "00-small", "s1")
        grade = book.find_grade("double", "double", "00-small", "s1")
        grade.auto_score, grade.manual_score, grade.needs_manual_grade = 4, 3.5, False
        comment = book.find_comment("double", "double", "00-small", "s1")
        comment.manual_comment = "by hand"
        assert copy is not None
        book.db.commit()


def read(path):
    """Everything that the formgrader shows."""
    with Gradebook("sqlite:///" + path) as book:
        students = [
            {"id": one.id, "first": one.first_name, "last": one.last_name, "email": one.email, "score": one.score}
            for one in book.students
        ]
        submissions = []
        for assignment in book.assignments:
            for submission in sorted(assignment.submissions, key=lambda one: one.student_id):
                for notebook in submission.notebooks:
                    submissions.append({
                        "assignment": assignment.name,
                        "notebook": notebook.name,
                        "student": submission.student_id,
                        "timestamp": str(submission.timestamp),
                        "score": notebook.score,
                        "max_score": notebook.max_score,
                        "needs_manual_grade": notebook.needs_manual_grade,
                        "grades": {
                            grade.name: [grade.auto_score, grade.manual_score, grade.needs_manual_grade, grade.max_score]
                            for grade in notebook.grades
                        },
                        "comments": {one.name: [one.auto_comment, one.manual_comment] for one in notebook.comments},
                    })
        print(json.dumps({"students": students, "submissions": submissions}))


for name in sys.argv[2:]:
    {"make": make, "read": read}[sys.argv[1]](name)

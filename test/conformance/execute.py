"""Executes notebooks through Jupyter and says how each cell ended.

usage: execute.py KERNEL JOBS.json
JOBS.json is a list of {"notebook": path, "out": path, "client": "nbclient" | "wire"}.
Prints one JSON object per notebook: {"readyMs", "cells": [{"id", "status", "ename", "ms"}]}.
Cells go on after a failure. "nbclient" is what nbconvert and nbgrader use; it drops what arrives
after a cell has ended. "wire" keeps every message with the cell it names, as JupyterLab does.
"""

import json
import queue
import sys
import time

import nbformat
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient
from nbformat.v4 import output_from_msg

OUTPUTS = {"stream", "display_data", "execute_result", "error"}


def ended(cell, reply, begun):
    content = reply["content"]
    return {
        "id": cell["id"],
        "status": content["status"],
        "ename": content.get("ename"),
        "ms": (time.perf_counter() - begun) * 1000,
    }


class RecordingClient(NotebookClient):
    """nbclient, with a record of each cell's reply."""

    def run(self):
        self.record = []
        self.create_kernel_manager()
        started = time.perf_counter()
        with self.setup_kernel():
            ready_ms = (time.perf_counter() - started) * 1000
            for index, cell in enumerate(self.nb.cells):
                if cell.cell_type == "code":
                    self.begun = time.perf_counter()
                    self.execute_cell(cell, index)
        return {"readyMs": ready_ms, "cells": self.record}

    async def _async_poll_for_reply(self, msg_id, cell, *args, **kwargs):
        reply = await super()._async_poll_for_reply(msg_id, cell, *args, **kwargs)
        self.record.append(ended(cell, reply, self.begun))
        return reply


class WireClient:
    """Speaks the protocol itself and keeps every output with the request that it names."""

    def __init__(self, notebook, kernel):
        self.notebook = notebook
        self.kernel = kernel
        self.cells = {}
        self.displays = {}

    def take(self, message):
        """Keeps one message; returns the id of a request that has ended with it."""
        parent = message["parent_header"].get("msg_id")
        kind, content = message["msg_type"], message["content"]
        if kind == "status":
            return parent if content["execution_state"] == "idle" else None
        if kind == "update_display_data":
            for output in self.displays.get(content["transient"]["display_id"], []):
                output.update(data=content["data"], metadata=content["metadata"])
        if kind in OUTPUTS and parent in self.cells:
            output = output_from_msg(message)
            self.cells[parent].outputs.append(output)
            shown = content.get("transient", {}).get("display_id")
            if shown is not None:
                self.displays.setdefault(shown, []).append(output)
        return None

    def drain(self, seconds):
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            try:
                self.take(self.client.get_iopub_msg(timeout=0.1))
            except queue.Empty:
                continue

    def reply_to(self, request):
        """Waits for the reply to one request; replies to Jupyter's own questions may come before."""
        while True:
            reply = self.client.get_shell_msg(timeout=120)
            if reply["parent_header"].get("msg_id") == request:
                return reply

    def run(self):
        started = time.perf_counter()
        manager, self.client = start_new_kernel(kernel_name=self.kernel, startup_timeout=120)
        record = []
        try:
            ready_ms = (time.perf_counter() - started) * 1000
            for cell in self.notebook.cells:
                if cell.cell_type != "code":
                    continue
                cell.outputs = []
                begun = time.perf_counter()
                request = self.client.execute(cell.source, stop_on_error=False)
                self.cells[request] = cell
                reply = self.reply_to(request)
                record.append(ended(cell, reply, begun))
                while self.take(self.client.get_iopub_msg(timeout=120)) != request:
                    pass
            self.drain(0.5)
        finally:
            self.client.stop_channels()
            manager.shutdown_kernel(now=False)
        return {"readyMs": ready_ms, "cells": record}


def main(kernel, jobs_path):
    with open(jobs_path, encoding="utf-8") as file:
        jobs = json.load(file)
    for job in jobs:
        notebook = nbformat.read(job["notebook"], as_version=4)
        if job["client"] == "wire":
            client = WireClient(notebook, kernel)
        else:
            client = RecordingClient(
                notebook, kernel_name=kernel, allow_errors=True, timeout=120, startup_timeout=120
            )
        result = client.run()
        nbformat.write(notebook, job["out"])
        print(json.dumps(result), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

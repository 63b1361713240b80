"""The debugger through a real Jupyter client, as JupyterLab speaks with it."""

import os
import queue
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from jupyter_client.manager import KernelManager

from test_kernel import KERNEL

PATIENCE = 30
CELL = """const numbers = [1, 2, 3];
function total(values: number[]): number {
  let sum = 0;
  for (const value of values) {
    sum += value;
  }
  return sum;
}
total(numbers)"""
UTIL = """import { sep } from 'node:path';

export const factor: number = 3;
interface Point {
  x: number;
}

export function scale(point: Point): Point {
  const grown = point.x * factor;
  return { x: grown };
}

export const mark = (): string => sep;
"""


class Debugging(unittest.TestCase):
    """A kernel for each test, in a folder with an ES module of TypeScript."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="débogage d'un projet ")).resolve()
        (self.folder / "package.json").write_text('{"type": "module"}')
        (self.folder / "tsconfig.json").write_text('{"compilerOptions": {"module": "nodenext", "strict": true}}')
        (self.folder / "util.ts").write_text(UTIL)
        self.km = KernelManager(kernel_name=KERNEL)
        self.km.start_kernel(cwd=str(self.folder))
        self.connect()
        self.seq = 0

    def connect(self):
        self.kc = self.km.client()
        self.kc.start_channels()
        self.kc.wait_for_ready(timeout=60)
        self.heard = []

    def tearDown(self):
        self.kc.stop_channels()
        self.km.shutdown_kernel(now=True)
        shutil.rmtree(self.folder)

    def raw(self, content):
        """The reply to a debug request of any shape."""
        message = self.kc.session.msg("debug_request", content)
        self.kc.control_channel.send(message)
        while True:
            reply = self.kc.get_control_msg(timeout=PATIENCE)
            if reply["parent_header"].get("msg_id") == message["header"]["msg_id"]:
                self.assertEqual(reply["msg_type"], "debug_reply")
                return reply["content"]

    def ask(self, command, **arguments):
        self.seq += 1
        reply = self.raw({"type": "request", "seq": self.seq, "command": command, "arguments": arguments})
        self.assertEqual((reply["type"], reply["request_seq"], reply["command"]), ("response", self.seq, command))
        return reply

    def body(self, command, **arguments):
        reply = self.ask(command, **arguments)
        self.assertTrue(reply["success"], reply)
        return reply.get("body")

    def attach(self):
        self.assertTrue(self.body("initialize", clientID="test")["supportsConditionalBreakpoints"])
        self.body("attach")
        self.event("initialized")

    def breakpoints(self, path, *lines):
        wanted = [line if isinstance(line, dict) else {"line": line} for line in lines]
        return self.body("setBreakpoints", source={"path": str(path)}, breakpoints=wanted)["breakpoints"]

    def cell_path(self, code):
        return self.body("dumpCell", code=code)["sourcePath"]

    def wait(self, wanted, what):
        """The next message on iopub that is wanted; all that were passed over are kept in `heard`."""
        end = time.time() + PATIENCE
        while True:
            for i, message in enumerate(self.heard):
                if wanted(message):
                    del self.heard[: i + 1]
                    return message
            try:
                self.heard.append(self.kc.get_iopub_msg(timeout=0.5))
            except queue.Empty:
                self.assertLess(time.time(), end, f"no {what} in {[(m['msg_type'], m['content']) for m in self.heard]}")

    def event(self, name):
        found = self.wait(lambda m: m["msg_type"] == "debug_event" and m["content"]["event"] == name, name)
        return found["content"].get("body")

    def stop(self, reason=None, line=None):
        """Waits for a stop and returns its frames."""
        body = self.event("stopped")
        self.assertEqual((body["threadId"], body["allThreadsStopped"]), (1, True))
        frames = self.body("stackTrace", threadId=1)["stackFrames"]
        if reason:
            self.assertEqual(body["reason"], reason, (body, frames))
        if line:
            self.assertEqual(frames[0]["line"], line, frames)
        return frames

    def step(self, command, line):
        self.body(command, threadId=1)
        return self.stop("step", line)

    def scopes(self, frame):
        """The variables of each scope of a frame, by name."""
        return {
            scope["name"]: {one["name"]: one for one in self.body("variables", variablesReference=scope["variablesReference"])["variables"]}
            for scope in self.body("scopes", frameId=frame["id"])["scopes"]
        }

    def evaluate(self, expression, frame=None, **more):
        given = {} if frame is None else {"frameId": frame["id"]}
        return self.body("evaluate", expression=expression, **given, **more)["result"]

    def finish(self, message):
        """The reply to a cell, and the text that it gave."""
        while True:
            reply = self.kc.get_shell_msg(timeout=PATIENCE)
            if reply["parent_header"].get("msg_id") == message:
                break
        of_cell = lambda m: m["parent_header"].get("msg_id") == message
        said = []
        while True:
            got = self.wait(of_cell, "end of the cell")
            said.append((got["msg_type"], got["content"]))
            if got["msg_type"] == "status" and got["content"]["execution_state"] == "idle":
                break
        shown = [content["data"]["text/plain"] for kind, content in said if kind == "execute_result"]
        return reply["content"], (shown or [None])[0]

    def run_cell(self, code):
        return self.finish(self.kc.execute(code))


class Stops(Debugging):
    def test_the_whole_way_through_a_cell(self):
        self.attach()
        path = self.cell_path(CELL)
        found = self.breakpoints(path, 4)
        self.assertEqual((found[0]["verified"], found[0]["line"]), (True, 4))
        cell = self.kc.execute(CELL)
        frames = self.stop("breakpoint", 4)
        self.assertEqual([(one["name"], one["line"]) for one in frames], [("total", 4), ("In[1]", 9)])
        self.assertEqual({one["source"]["path"] for one in frames}, {path})
        scopes = self.scopes(frames[0])
        self.assertEqual(scopes["Locals"]["sum"]["value"], "0")
        self.assertEqual(scopes["Locals"]["values"]["value"], "Array(3) [1, 2, 3]")
        self.assertEqual(scopes["Globals"]["numbers"]["type"], "Array")
        elements = self.body("variables", variablesReference=scopes["Locals"]["values"]["variablesReference"])["variables"]
        self.assertEqual([(one["name"], one["value"]) for one in elements], [("0", "1"), ("1", "2"), ("2", "3"), ("length", "3")])
        top = self.step("next", 5)[0]
        self.assertEqual(self.evaluate("sum + value", top), "1")
        self.assertEqual(self.evaluate("(numbers as number[]).map((n): number => n * 2)", top), "Array(3) [2, 4, 6]")
        self.step("next", 4)
        print(self.step("stepOut", 9))
        self.body("continue", threadId=1)
        self.event("continued")
        reply, shown = self.finish(cell)
        self.assertEqual((reply["status"], shown), ("ok", "6"))

    def test_a_module(self):
        self.attach()
        self.breakpoints(self.folder / "util.ts", 9)
        cell = self.kc.execute("import { scale } from './util.js'\nconst a = 1\nscale({ x: 2 }).x + a")
        frames = self.stop("breakpoint", 9)
        print(frames)
        print(self.scopes(frames[0]))
        print(self.evaluate("point.x * factor", frames[0]))
        print(self.step("next", 10))
        print(self.step("next", 3))
        self.body("continue", threadId=1)
        print(self.finish(cell))


if __name__ == "__main__":
    unittest.main(verbosity=2)

"""The debugger through a real Jupyter client, as JupyterLab speaks with it."""

import json
import os
import queue
import re
import shutil
import signal
import tempfile
import time
import unittest
from base64 import b64decode
from pathlib import Path

from jupyter_client.manager import KernelManager
from websocket import create_connection

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

LEGACY = """export function twice(n: number): number {
  const result = n * 2;
  return result;
}
"""
USE = "import { scale } from './util.js'\nconst a = 1\nscale({ x: 2 }).x + a"

FILES = {
    "package.json": '{"type": "module"}',
    "tsconfig.json": '{"compilerOptions": {"module": "nodenext", "strict": true}}',
    "util.ts": UTIL,
    "legacy.cts": LEGACY,
}


class Debugging(unittest.TestCase):
    """A kernel in a folder with modules of TypeScript."""

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="débogage d'un projet ")).resolve()
        for name, text in FILES.items():
            (cls.folder / name).write_text(text)
        cls.km = KernelManager(kernel_name=KERNEL)
        cls.km.start_kernel(cwd=str(cls.folder))
        cls.connect()

    @classmethod
    def connect(cls):
        cls.kc = cls.km.client()
        cls.kc.start_channels()
        cls.kc.wait_for_ready(timeout=60)

    @classmethod
    def tearDownClass(cls):
        cls.kc.stop_channels()
        cls.km.shutdown_kernel(now=True)
        shutil.rmtree(cls.folder)

    def setUp(self):
        self.seq = 0
        self.heard = []
        # Modules are loaded again.
        for name in ("util.ts", "legacy.cts"):
            os.utime(self.folder / name)

    def tearDown(self):
        self.ask("disconnect")
        self.kc.execute("0", silent=True, reply=True, timeout=PATIENCE)

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
        """The next message on iopub that is wanted; the others are kept."""
        end = time.time() + PATIENCE
        while True:
            for i, message in enumerate(self.heard):
                if wanted(message):
                    return self.heard.pop(i)
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

    def place(self, frame):
        """The name of a frame that is the body of a cell."""
        self.assertRegex(frame["name"], r"^In\[\d+\]$")
        return frame["name"]

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
        self.assertEqual([(one["name"], one["line"]) for one in frames], [("total", 4), (self.place(frames[1]), 9)])
        self.assertEqual({one["source"]["path"] for one in frames}, {path})
        scopes = self.scopes(frames[0])
        self.assertEqual(scopes["Locals"]["sum"]["value"], "0")
        self.assertEqual(scopes["Locals"]["values"]["value"], "Array(3) [1, 2, 3]")
        self.assertEqual(scopes["Globals"]["numbers"]["value"], "Array(3) [1, 2, 3]")
        # JupyterLab shows a type that it does not know for the value.
        self.assertNotIn("type", scopes["Globals"]["numbers"])
        elements = self.body("variables", variablesReference=scopes["Locals"]["values"]["variablesReference"])["variables"]
        self.assertEqual([(one["name"], one["value"]) for one in elements], [("0", "1"), ("1", "2"), ("2", "3"), ("length", "3")])
        top = self.step("next", 5)[0]
        self.assertEqual(self.evaluate("sum + value", top), "1")
        self.assertEqual(self.evaluate("(numbers as number[]).map((n): number => n * 2)", top), "Array(3) [2, 4, 6]")
        self.step("next", 4)
        self.step("stepOut", 9)
        self.body("continue", threadId=1)
        self.event("continued")
        reply, shown = self.finish(cell)
        self.assertEqual((reply["status"], shown), ("ok", "6"))


    def test_an_imported_module_stops_shows_its_variables_and_steps(self):
        self.attach()
        util = self.folder / "util.ts"
        self.breakpoints(util, 9)
        cell = self.kc.execute(USE)
        frames = self.stop("breakpoint", 9)
        self.assertEqual([(one["name"], one["source"]["path"]) for one in frames], [("scale", str(util)), (self.place(frames[1]), self.cell_path(USE))])
        scopes = self.scopes(frames[0])
        self.assertEqual(scopes["Locals"]["point"]["value"], "{x: 2}")
        self.assertEqual(scopes["Exports"]["factor"]["value"], "3")
        self.assertEqual(scopes["Globals"]["a"]["value"], "1")
        # What the module imports and exports goes by its own names.
        self.assertEqual(self.evaluate("point.x * factor + sep", frames[0]), f"'6{os.sep}'")
        self.step("next", 10)
        self.place(self.step("next", 3)[0])
        self.body("continue", threadId=1)
        self.assertEqual(self.finish(cell)[1], "7")
        self.assertIn(str(util), [one["path"] for one in self.body("modules")["modules"]])
        self.assertEqual(self.body("source", source={"path": str(util)})["content"], UTIL)
        self.assertEqual(self.body("source", source={"path": self.cell_path(USE)})["content"], USE)

    def test_a_commonjs_module_stops(self):
        self.attach()
        self.breakpoints(self.folder / "legacy.cts", 3)
        cell = self.kc.execute("import { twice } from './legacy.cjs'\ntwice(21)")
        frames = self.stop("breakpoint", 3)
        self.assertEqual(self.evaluate("result", frames[0]), "42")
        self.body("continue", threadId=1)
        self.assertEqual(self.finish(cell)[1], "42")

    def test_what_was_loaded_before_the_debugger_came_stops_too(self):
        self.run_cell("import { scale } from './util.js'\nfunction late(n: number) {\n  return n + 1\n}")
        self.attach()
        self.breakpoints(self.folder / "util.ts", 10)
        self.breakpoints(self.cell_path("import { scale } from './util.js'\nfunction late(n: number) {\n  return n + 1\n}"), 3)
        cell = self.kc.execute("scale({ x: late(1) }).x")
        self.assertEqual(self.evaluate("n", self.stop("breakpoint", 3)[0]), "1")
        self.body("continue", threadId=1)
        self.stop("breakpoint", 10)
        self.body("continue", threadId=1)
        self.assertEqual(self.finish(cell)[1], "6")

    def test_a_step_into_leads_into_a_module_and_out_again(self):
        self.attach()
        self.breakpoints(self.cell_path(USE), 3)
        cell = self.kc.execute(USE)
        self.place(self.stop("breakpoint", 3)[0])
        self.assertEqual(self.step("stepIn", 9)[0]["name"], "scale")
        self.place(self.step("stepOut", 3)[0])
        self.body("continue", threadId=1)
        self.assertEqual(self.finish(cell)[1], "7")

    def test_a_step_leads_over_an_import_and_an_await(self):
        self.attach()
        code = "let before = 1\nconst { mark } = await import('./util.js')\nawait new Promise((done) => setTimeout(done, 50))\nbefore += 1\nbefore"
        self.breakpoints(self.cell_path(code), 1)
        cell = self.kc.execute(code)
        self.stop("breakpoint", 1)
        for line in (2, 3, 4, 5):
            self.step("next", line)
        self.body("continue", threadId=1)
        self.assertEqual(self.finish(cell)[1], "2")

    def test_a_step_off_the_end_of_a_cell_stops_in_no_other(self):
        self.attach()
        self.breakpoints(self.cell_path("let last = 1"), 1)
        cell = self.kc.execute("let last = 1")
        self.stop("breakpoint", 1)
        self.body("next", threadId=1)
        self.event("continued")
        self.assertEqual(self.finish(cell)[0]["status"], "ok")
        self.assertEqual(self.run_cell("last + 1")[1], "2")
        self.assertEqual(self.body("debugInfo")["stoppedThreads"], [])

    def test_a_condition_is_typescript_over_locals_and_the_notebook(self):
        self.attach()
        self.run_cell("const limit = 1")
        path = self.cell_path(CELL)
        self.breakpoints(path, {"line": 5, "condition": "(value as number) > limit && sum > 0"})
        cell = self.kc.execute(CELL)
        frames = self.stop("breakpoint", 5)
        self.assertEqual(self.evaluate("[value, sum]", frames[0]), "Array(2) [2, 1]")
        self.breakpoints(path)
        self.body("continue", threadId=1)
        self.assertEqual(self.finish(cell)[1], "6")

    def test_a_wrong_condition_is_told_where_it_is_set(self):
        self.attach()
        self.run_cell(CELL)
        found = self.breakpoints(self.cell_path(CELL), {"line": 5, "condition": "value >"})[0]
        self.assertFalse(found["verified"])
        self.assertIn("Expression expected", found["message"])

    def test_a_log_point_prints_and_does_not_stop(self):
        self.attach()
        self.breakpoints(self.cell_path(CELL), {"line": 5, "logMessage": "sum is {sum}"})
        cell = self.kc.execute(CELL)
        text = self.wait(lambda m: m["msg_type"] == "stream", "stream")["content"]["text"]
        self.assertIn("sum is 0", text)
        self.assertEqual(self.finish(cell)[1], "6")

    def test_what_was_printed_before_a_stop_is_shown_at_it(self):
        self.attach()
        code = "console.log('before')\nlet here = 1\nhere"
        self.breakpoints(self.cell_path(code), 2)
        cell = self.kc.execute(code)
        self.event("stopped")
        self.assertIn("before\n", [m["content"].get("text") for m in self.heard])
        self.body("continue", threadId=1)
        self.finish(cell)

    def test_a_loop_pauses_and_goes_on(self):
        self.attach()
        code = "let on = true\nlet turns = 0\nconsole.log('on'); await new Promise((done) => setTimeout(done, 50))\nwhile (on) {\n  turns += 1\n}\n'done'"
        cell = self.kc.execute(code)
        self.wait(lambda m: m["msg_type"] == "stream", "start")
        time.sleep(0.2)
        self.body("pause", threadId=1)
        frames = self.stop("pause")
        self.assertGreater(int(self.evaluate("turns", frames[0])), 0)
        self.evaluate("on = false", frames[0])
        self.body("continue", threadId=1)
        self.assertEqual(self.finish(cell)[1], "'done'")

    def test_exceptions_stop_where_they_are_thrown(self):
        self.attach()
        filters = [one["filter"] for one in self.body("initialize")["exceptionBreakpointFilters"]]
        self.assertEqual(filters, ["all", "uncaught"])
        caught = "function fail() {\n  throw new RangeError('too far')\n}\ntry {\n  fail()\n} catch {}\n'caught'"
        self.body("setExceptionBreakpoints", filters=["all"])
        cell = self.kc.execute(caught)
        self.stop("exception", 2)
        self.assertEqual(self.body("exceptionInfo", threadId=1)["description"], "RangeError: too far")
        self.body("continue", threadId=1)
        self.assertEqual(self.finish(cell)[1], "'caught'")
        self.body("setExceptionBreakpoints", filters=["uncaught"])
        self.assertEqual(self.run_cell(caught)[1], "'caught'")
        cell = self.kc.execute("const x = 1\nthrow new Error('nobody')")
        self.stop("exception", 2)
        self.body("continue", threadId=1)
        self.assertEqual(self.finish(cell)[0]["ename"], "Error")
        self.body("setExceptionBreakpoints", filters=[])
        self.assertEqual(self.run_cell("throw new Error('nobody')")[0]["ename"], "Error")

    def test_a_debugger_statement_stops(self):
        self.attach()
        cell = self.kc.execute("let x = 1\ndebugger\nx")
        self.stop("breakpoint", 2)
        self.body("continue", threadId=1)
        self.assertEqual(self.finish(cell)[1], "1")


class Values(Debugging):
    def stopped(self, code, line):
        self.attach()
        self.breakpoints(self.cell_path(code), line)
        self.cell = self.kc.execute(code)
        return self.stop("breakpoint", line)

    def test_variables_are_set_in_every_scope(self):
        code = "let kept = 1\nfunction f(list: number[], n: number) {\n  return list[0] + n + kept\n}\nf([1], 2)"
        frame = self.stopped(code, 3)[0]
        scopes = {one["name"]: one["variablesReference"] for one in self.body("scopes", frameId=frame["id"])["scopes"]}
        self.assertEqual(self.body("setVariable", variablesReference=scopes["Locals"], name="n", value="20 as number")["value"], "20")
        self.body("setVariable", variablesReference=scopes["Globals"], name="kept", value="n * 10")
        found = self.body("variables", variablesReference=scopes["Locals"])["variables"]
        inside = [one["variablesReference"] for one in found if one["name"] == "list"][0]
        self.body("setVariable", variablesReference=inside, name="0", value="7")
        self.body("continue", threadId=1)
        self.assertEqual(self.finish(self.cell)[1], "227")

    def test_a_local_is_copied_to_the_notebook_and_the_next_cell_knows_it(self):
        frame = self.stopped(CELL, 5)[0]
        self.body("copyToGlobals", srcVariableName="values", dstVariableName="copied", srcFrameId=frame["id"])
        self.body("disconnect")
        self.finish(self.cell)
        self.assertEqual(self.run_cell("copied.length")[1], "3")

    def test_long_lists_come_in_pages(self):
        frame = self.stopped("const long = new Float64Array(25_000)\nlong[24_999] = 5\nlong.length", 3)[0]
        long = self.scopes(frame)["Globals"]["long"]
        pages = self.body("variables", variablesReference=long["variablesReference"])["variables"]
        self.assertEqual((len(pages), pages[-1]["name"]), (3, "[20000 … 24999]"))
        pages = self.body("variables", variablesReference=pages[-1]["variablesReference"])["variables"]
        last = self.body("variables", variablesReference=pages[-1]["variablesReference"])["variables"][-1]
        self.assertEqual((last["name"], last["value"]), ("24999", "5"))
        self.body("continue", threadId=1)
        self.finish(self.cell)

    def test_values_are_shown_richly_stopped_or_not(self):
        shown = "({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<b>1</b>', 'text/plain': '1' }) })"
        code = f"const rich = {shown}\nfunction f(inner: object) {{\n  return 1\n}}\nf(rich)"
        frame = self.stopped(code, 3)[0]
        wanted = {"text/html": "<b>1</b>", "text/plain": "1"}
        self.assertEqual(self.body("richInspectVariables", variableName="inner", frameId=frame["id"])["data"], wanted)
        self.body("continue", threadId=1)
        self.finish(self.cell)
        self.assertEqual(self.body("richInspectVariables", variableName="rich")["data"], wanted)

    def test_variables_are_inspected_without_a_stop_and_without_a_debugger(self):
        self.run_cell("import { factor } from './util.js'\nconst point = { x: 1, near: new Map([['a', [1, 2]]]) }\nclass Shape {}")
        found = {one["name"]: one for one in self.body("inspectVariables")["variables"]}
        self.assertEqual(found["factor"]["value"], "3")
        self.assertEqual(found["Shape"]["value"], "class Shape")
        inside = self.body("variables", variablesReference=found["point"]["variablesReference"])["variables"]
        self.assertEqual([(one["name"], one["value"]) for one in inside], [("x", "1"), ("near", "Map(1) {'a' => Array(2)}")])
        self.assertEqual(self.evaluate("point.x + 1"), "2")
        self.assertFalse(self.body("debugInfo")["isStarted"])

    def test_a_hover_changes_nothing(self):
        frame = self.stopped(CELL, 5)[0]
        self.assertFalse(self.ask("evaluate", expression="sum = 9", frameId=frame["id"], context="hover")["success"])
        self.assertEqual(self.evaluate("sum", frame, context="hover"), "0")
        self.body("disconnect")
        self.assertEqual(self.finish(self.cell)[1], "6")


class Survival(Debugging):
    def stopped(self):
        self.attach()
        self.path = self.cell_path(CELL)
        self.breakpoints(self.path, 5)
        cell = self.kc.execute(CELL)
        self.stop("breakpoint", 5)
        return cell

    def test_the_state_is_told_as_front_ends_restore_it(self):
        info = self.body("debugInfo")
        self.assertEqual((info["isStarted"], info["breakpoints"], info["stoppedThreads"]), (False, [], []))
        self.assertEqual((info["hashMethod"], info["richRendering"], info["copyToGlobals"]), ("Murmur2", True, True))
        path = self.cell_path("1 + 1 // é")
        self.assertTrue(path.startswith(info["tmpFilePrefix"]) and path.endswith(info["tmpFileSuffix"]))
        self.stopped()
        info = self.body("debugInfo")
        self.assertEqual((info["isStarted"], info["stoppedThreads"]), (True, [1]))
        self.assertEqual(info["breakpoints"], [{"source": self.path, "breakpoints": [{"line": 5}]}])

    def test_an_interrupt_at_a_breakpoint_ends_the_cell_and_keeps_all_else(self):
        self.run_cell("const kept = 41")
        cell = self.stopped()
        start = time.time()
        self.km.interrupt_kernel()
        self.event("continued")
        self.assertEqual(self.finish(cell)[0]["ename"], "Interrupted")
        self.assertLess(time.time() - start, 10)
        self.assertEqual(self.run_cell("kept + 1")[1], "42")
        cell = self.kc.execute(CELL)
        self.stop("breakpoint", 5)
        self.breakpoints(self.path)
        self.body("continue", threadId=1)
        self.assertEqual(self.finish(cell)[1], "6")

    def test_an_interrupt_ends_a_loop_while_the_debugger_is_attached(self):
        self.attach()
        self.run_cell("const kept = 41")
        cell = self.kc.execute("console.log('on'); await new Promise((done) => setTimeout(done, 50)); for (;;) {}")
        self.wait(lambda m: m["msg_type"] == "stream", "start")
        time.sleep(0.5)
        self.km.interrupt_kernel()
        self.assertEqual(self.finish(cell)[0]["ename"], "Interrupted")
        self.assertEqual(self.run_cell("kept + 1")[1], "42")
        self.assertEqual(self.body("debugInfo")["stoppedThreads"], [])

    def test_a_restart_at_a_breakpoint_leaves_nothing_hanging(self):
        self.stopped()
        self.kc.stop_channels()
        self.km.restart_kernel()
        self.connect()
        self.assertEqual(self.run_cell("1 + 1")[1], "2")
        self.assertFalse(self.body("debugInfo")["isStarted"])

    def test_a_shutdown_at_a_breakpoint_ends_the_processes(self):
        self.stopped()
        child = int(self.evaluate("process.pid"))
        start = time.time()
        self.km.shutdown_kernel()
        self.assertLess(time.time() - start, 5)
        time.sleep(0.5)
        with self.assertRaises(ProcessLookupError):
            os.kill(child, 0)
        self.kc.stop_channels()
        type(self).km = KernelManager(kernel_name=KERNEL)
        self.km.start_kernel(cwd=str(self.folder))
        self.connect()

    def test_a_disconnect_at_a_breakpoint_lets_the_cell_run_to_its_end(self):
        cell = self.stopped()
        self.body("disconnect", restart=False, terminateDebuggee=False)
        self.assertEqual(self.finish(cell)[1], "6")
        self.assertEqual(self.run_cell(CELL)[1], "6")
        info = self.body("debugInfo")
        self.assertEqual((info["isStarted"], info["breakpoints"]), (False, []))

    def test_a_front_end_that_went_away_leaves_the_stop_to_the_next(self):
        self.stopped()
        self.kc.stop_channels()
        type(self).kc = self.km.client()
        self.kc.start_channels()
        self.assertEqual(self.body("debugInfo")["stoppedThreads"], [1])
        self.assertEqual(self.body("stackTrace", threadId=1)["stackFrames"][0]["line"], 5)
        self.body("disconnect")
        self.assertEqual(self.run_cell("numbers.length")[1], "3")

    def test_a_lost_process_is_told_and_the_next_one_keeps_the_breakpoints(self):
        cell = self.stopped()
        os.kill(int(self.evaluate("process.pid")), signal.SIGKILL)
        self.event("continued")
        self.event("terminated")
        self.assertEqual(self.finish(cell)[0]["ename"], "KernelRestarted")
        cell = self.kc.execute(CELL)
        self.stop("breakpoint", 5)
        self.breakpoints(self.path)
        self.body("continue", threadId=1)
        self.assertEqual(self.finish(cell)[1], "6")

    def test_malformed_requests_are_answered_with_what_is_wrong(self):
        shapes = [
            ({}, "expected a command"),
            ({"type": "request", "seq": 1, "command": "fly"}, '"fly"'),
            ({"seq": 1, "command": ["attach"]}, "expected a command"),
            ({"seq": 1, "command": "setBreakpoints"}, "setBreakpoints: arguments"),
            ({"seq": 1, "command": "setBreakpoints", "arguments": {"source": {"path": 7}, "breakpoints": [{"line": "x"}]}}, "source.path"),
            ({"seq": 1, "command": "dumpCell", "arguments": None}, "dumpCell: arguments"),
            ({"seq": 1, "command": "evaluate", "arguments": {"expression": "1 +"}}, "Expression expected"),
            ({"seq": 1, "command": "evaluate", "arguments": {"expression": "nowhere"}}, "nowhere is not defined"),
            ({"seq": 1, "command": "evaluate", "arguments": {"expression": "1", "frameId": 99}}, "frameId 99"),
            ({"seq": 1, "command": "variables", "arguments": {"variablesReference": 77}}, "variablesReference 77"),
            ({"seq": 1, "command": "source", "arguments": {"source": {"path": "/nowhere.ts"}}}, "/nowhere.ts"),
            ({"seq": 1, "command": "setExceptionBreakpoints", "arguments": {"filters": ["some"]}}, "all, uncaught"),
            ({"seq": 1, "command": "continue", "arguments": {"threadId": 1}}, "attach"),
        ]
        for content, wanted in shapes:
            reply = self.raw(content)
            self.assertEqual((reply["type"], reply["success"]), ("response", False), content)
            self.assertIn(wanted, reply["message"], content)
        self.attach()
        self.assertIn("running", self.ask("next", threadId=1)["message"])
        self.assertEqual(self.run_cell("1 + 1")[1], "2")

    def test_no_inspector_listens_whether_it_debugs_or_not(self):
        url = "import { url } from 'node:inspector'; url() === undefined"
        self.assertEqual(self.run_cell(url)[1], "true")
        self.attach()
        self.assertEqual(self.run_cell(url)[1], "true")


class Inspecting(unittest.TestCase):
    """A kernel that `kernel install --inspect` starts: Chrome's DevTools attach to the cells' process."""

    def setUp(self):
        self.km = KernelManager(kernel_name=KERNEL)
        self.km.start_kernel(extra_arguments=["--inspect"])
        self.kc = self.km.client()
        self.kc.start_channels()
        self.kc.wait_for_ready(timeout=60)

    def tearDown(self):
        self.kc.stop_channels()
        self.km.shutdown_kernel(now=True)

    def run_cell(self, code):
        """What a cell printed to stderr, and its result."""
        heard, result = [], []

        def hook(message):
            content = message["content"]
            if message["msg_type"] == "stream" and content["name"] == "stderr":
                heard.append(content["text"])
            if message["msg_type"] == "execute_result":
                result.append(content["data"]["text/plain"])

        self.kc.execute_interactive(code, output_hook=hook, timeout=PATIENCE)
        return "".join(heard), "".join(result)

    def address(self, text):
        found = re.search(r"attach to (ws://127\.0\.0\.1:\d+/\S+)$", text, re.MULTILINE)
        self.assertIsNotNone(found, text)
        self.assertIn(f"ws={found[1].removeprefix('ws://')} in Chrome", text)
        return found[1]

    def devtools(self, address):
        """A function that sends one command of the inspector's protocol and returns its result and the events before it."""
        socket = create_connection(address, timeout=PATIENCE, suppress_origin=True)
        self.addCleanup(socket.close)
        numbers = iter(range(1, 1000))

        def send(method, **params):
            number = next(numbers)
            socket.send(json.dumps({"id": number, "method": method, "params": params}))
            events = []
            while True:
                message = json.loads(socket.recv())
                if message.get("id") == number:
                    self.assertNotIn("error", message)
                    return message["result"], events
                events.append(message)

        return send

    def test_a_debugger_attaches_at_the_address_below_the_first_cell_and_sees_cells_with_their_sources(self):
        told, value = self.run_cell("const answer: number = 42; answer")
        self.assertEqual(value, "42")
        address = self.address(told)
        self.assertEqual(self.run_cell("answer + 1"), ("", "43"))

        send = self.devtools(address)
        result, _ = send("Runtime.evaluate", expression="process.pid")
        self.assertEqual(self.run_cell("process.pid")[1], str(result["result"]["value"]))
        _, events = send("Debugger.enable")
        maps = [event["params"]["sourceMapURL"] for event in events if event["method"] == "Debugger.scriptParsed"]
        sources = [json.loads(b64decode(one.split(",", 1)[1])) for one in maps if one.startswith("data:application/json")]
        self.assertTrue(any("const answer: number = 42" in text for one in sources for text in one.get("sourcesContent") or []))

    def test_after_a_restart_the_new_address_is_told(self):
        first = self.address(self.run_cell("1")[0])
        self.km.restart_kernel(now=True)
        self.kc.wait_for_ready(timeout=60)
        again = self.address(self.run_cell("1")[0])
        self.assertNotEqual(first, again)
        result, _ = self.devtools(again)("Runtime.evaluate", expression="1 + 1")
        self.assertEqual(result["result"]["value"], 2)


if __name__ == "__main__":
    unittest.main(verbosity=2)

"""The kernel through a real Jupyter client: the public suite, and what it leaves out."""

import hmac
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
import unittest
from hashlib import sha256
from pathlib import Path

import jupyter_kernel_test
import zmq
from jupyter_client.manager import KernelManager

ROOT = Path(__file__).resolve().parents[2]
KERNEL = os.environ.get("KERNEL_UNDER_TEST", "activation-supervision")
CHART = "({data: {values: [{a: 1, b: 2}]}, mark: 'bar', encoding: {x: {field: 'a'}, y: {field: 'b'}}})"


def kernel_info_request(key, delimiter=b"<IDS|MSG>"):
    """The frames of a request signed with a key."""
    header = {"msg_id": os.urandom(8).hex(), "msg_type": "kernel_info_request", "session": "s", "username": "u", "version": "5.3"}
    parts = [json.dumps(one).encode() for one in (header, {}, {}, {})]
    return [delimiter, hmac.new(key, b"".join(parts), sha256).hexdigest().encode(), *parts]


class Suite(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('oops')"
    completion_samples = [
        {"text": "Math.ma", "matches": {"max"}},
        {"text": "conso", "matches": {"console"}},
    ]
    complete_code_samples = ["1", "const a = 1", "function f(): number {\n  return 1\n}", "await 1", "import fs from 'fs'"]
    incomplete_code_samples = ["function f() {", "const s = `a", "[1, 2,", "f(", "class A {\n  x = 1", "1 +", "/* a"]
    invalid_code_samples = ["const = 1", "let 1a = 2", ")", "if (1 {", "const s = 'a"]
    code_page_something = "Math.max?"
    code_generate_error = "throw new RangeError('out')"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "'a' + 'b'", "result": "'ab'"},
        {"code": "await Promise.resolve([1, 2])", "result": "[ 1, 2 ]"},
        {"code": "({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<b>1</b>' }) })", "mime": "text/html"},
        {"code": CHART, "mime": "image/png"},
    ]
    code_display_data = [
        {"code": "display({ [Symbol.for('Jupyter.display')]: { 'text/markdown': '*a*' } })", "mime": "text/markdown"},
        {"code": "display.bundle({ 'image/svg+xml': '<svg/>' })", "mime": "image/svg+xml"},
        {"code": f"display({CHART})", "mime": "application/vnd.vegalite.v5+json"},
    ]
    code_history_pattern = "6 ? 7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "parseInt"
    code_clear_output = "display.clear(true); display(1)"

    def run_cell(self, code, timeout=30, **options):
        """The reply's content and the cell's outputs as (type, content)."""
        self.flush_channels()
        outputs = []
        hook = lambda message: outputs.append((message["msg_type"], message["content"]))
        reply = self.kc.execute_interactive(code, timeout=timeout, output_hook=hook, **options)
        return reply["content"], [one for one in outputs if one[0] not in ("status", "execute_input")]

    def value(self, code):
        reply, outputs = self.run_cell(code)
        self.assertEqual(reply["status"], "ok", reply)
        return [content["data"]["text/plain"] for kind, content in outputs if kind == "execute_result"][0]

    def printed(self, outputs, name="stdout"):
        return "".join(content["text"] for kind, content in outputs if kind == "stream" and content["name"] == name)

    def failure(self, code, **options):
        reply, outputs = self.run_cell(code, **options)
        self.assertEqual(reply["status"], "error", outputs)
        error = [content for kind, content in outputs if kind == "error"][0]
        for key in ("ename", "evalue", "traceback"):
            self.assertEqual(reply[key], error[key])
        text = re.sub(r"\x1b\[\d+m", "", "\n".join(error["traceback"]))
        return error["ename"], error["evalue"], text

    def dealer(self, identity=None):
        """A plain socket on the shell channel."""
        info = self.km.get_connection_info()
        socket = zmq.Context.instance().socket(zmq.DEALER)
        if identity:
            socket.setsockopt(zmq.IDENTITY, identity)
        socket.connect(f"tcp://{info['ip']}:{info['shell_port']}")
        return socket

    def inspected(self, code, position):
        self.flush_channels()
        message = self.kc.inspect(code, position)
        while True:
            reply = self.kc.get_shell_msg(timeout=30)
            if reply["parent_header"].get("msg_id") == message:
                return reply["content"]["data"]

    def interrupt_after(self, code, seconds=0.5):
        """Runs a cell, interrupts it, and returns its outputs and how long it took to stop."""
        self.flush_channels()
        message = self.kc.execute(code)
        time.sleep(seconds)
        start = time.time()
        self.km.interrupt_kernel()
        outputs = []
        while True:
            got = self.kc.get_iopub_msg(timeout=10)
            if got["parent_header"].get("msg_id") != message:
                continue
            outputs.append((got["msg_type"], got["content"]))
            if got["msg_type"] == "status" and got["content"]["execution_state"] == "idle":
                break
        reply = self.kc.get_shell_msg(timeout=5)["content"]
        return reply, outputs, time.time() - start


class Language(Suite):
    """Scope, types and errors."""

    def test_declarations_outlive_their_cell(self):
        self.run_cell("let n = 1; function next() { n += 1; return n }; class Point { constructor(public x = n) {} }")
        self.assertEqual(self.value("n = 10; next()"), "11")
        self.assertEqual(self.value("const p: Point = new Point(); p.x"), "11")
        self.run_cell("import { join } from 'path'; for (var i = 0; i < 3; i++) {}")
        self.assertEqual(self.value("join('a', String(i))"), "'a/3'")

    def test_hover_and_completion_show_the_doc_comment_with_its_example(self):
        source = (ROOT / "src/metrics/activations/nearestCentroid.ts").read_text("utf-8")
        comment = re.findall(r"/\*\*((?:(?!\*/).)*)\*/\nexport function nearestCentroid", source, re.DOTALL)[0]
        summary, *tags = re.sub(r"^ \* ?", "", comment.strip("\n"), flags=re.MULTILINE).strip().split("\n@")
        example = tags[-1].removeprefix("example\n")
        self.assertIn("nearest.accuracy(); // => ", example)
        self.run_cell("import { nearestCentroid } from 'activation-supervision'")
        hover = self.inspected("nearestCentroid(", 5)
        self.assertIn(summary.strip(), hover["text/markdown"])
        self.assertIn(f"```ts\n{example.strip()}\n```", hover["text/markdown"])
        self.assertIn(example.strip(), hover["text/plain"])
        # JupyterLab asks for what it would complete, with a cursor beyond its end, where a completion says what it is.
        self.flush_channels()
        self.kc.complete("nearestC", 8)
        completions = self.kc.get_shell_msg(timeout=30)["content"]
        self.assertEqual(completions["matches"], ["nearestCentroid"])
        types = [{"text": "nearestCentroid", "type": "alias", "start": 0, "end": 8}]
        self.assertEqual(completions["metadata"], {"_jupyter_types_experimental": types})
        completed = self.inspected("nearestCentroid", 23)["text/plain"]
        self.assertIn(summary.strip(), completed)
        self.assertIn(example.strip(), completed)

    def test_names_can_be_declared_again_with_another_type(self):
        self.run_cell("const x = 1")
        self.run_cell("const x = 'text'")
        self.assertEqual(self.value("x.toUpperCase()"), "'TEXT'")

    def test_a_failed_cell_loses_neither_earlier_names_nor_its_own_before_the_failure(self):
        self.run_cell("const kept = 1")
        self.failure("const fresh = 2; throw new Error('no'); const kept = 'later'")
        self.assertEqual(self.value("kept + fresh"), "3")

    def test_an_error_shows_the_line_of_its_cell(self):
        self.run_cell("interface Ignored { a: number }\ntype Also = string\nfunction boom(): never {\n\n  throw new TypeError('bad')\n}")
        count = self.run_cell("1")[0]["execution_count"]
        name, message, text = self.failure("const a = 1\n\n  boom()")
        self.assertEqual((name, message), ("TypeError", "bad"))
        self.assertIn(f"In[{count - 1}]:5:9", text)
        self.assertIn(f"In[{count + 1}]:3:", text)
        self.assertIn("throw new TypeError('bad')", text)
        self.assertNotIn("node:", text)

    def test_an_error_in_async_code_shows_its_line(self):
        _, _, text = self.failure("const ms = 5\nawait new Promise(r => setTimeout(r, ms))\nawait (async () => {\n  null.x\n})()")
        self.assertIn(":4:", text)

    def test_type_errors_are_errors_with_line_and_caret(self):
        name, message, text = self.failure("const fine = 1\n  const wrong: number = 'a'")
        self.assertEqual(name, "TypeScriptError")
        self.assertEqual(message, "Type 'string' is not assignable to type 'number'.")
        self.assertIn("2 |   const wrong: number = 'a'\n    |         ^^^^^", text)

    def test_syntax_errors_are_errors_and_nothing_runs(self):
        name, _, text = self.failure("console.log('ran')\nconst = 1")
        self.assertEqual(name, "SyntaxError")
        self.assertIn("const = 1", text)

    def test_thrown_values_that_are_no_errors(self):
        for code, shown in [("throw 'text'", "'text'"), ("throw null", "null"), ("throw { a: 1 }", "{ a: 1 }")]:
            self.assertEqual(self.failure(code)[:2], ("Thrown", shown))
        self.failure("throw new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 1 } })")
        self.assertEqual(self.value("1"), "1")

    def test_what_is_exported_by_default_is_known_by_its_name(self):
        self.run_cell("export default function three() { return 3 }")
        self.run_cell("export default class Four { four = 4 }")
        self.run_cell("export default () => 5")
        self.assertEqual(self.value("three() + new Four().four"), "7")

    def test_an_alias_of_an_earlier_namespace(self):
        self.run_cell("namespace Outer { export namespace Inner { export const deep = 6; export type Kind = 'k' } }")
        self.assertEqual(self.value("import Short = Outer.Inner; import Kind = Outer.Inner.Kind; const k: Kind = 'k'; Short.deep + k"), "'6k'")
        self.assertEqual(self.value("Short.deep"), "6")

    def test_regular_expressions_over_sets(self):
        self.assertEqual(self.value(r"/^[\p{L}--[a-z]]$/v.test('É')"), "true")

    def test_errors_within_an_error_are_shown(self):
        text = self.failure("await Promise.any([Promise.reject(new Error('first')), Promise.reject(5)])")[2]
        self.assertIn("One of its errors: Error: first", text)
        self.assertIn("One of its errors: 5", text)

    def test_code_made_at_run_time_does_not_pass_for_a_line_of_the_cell(self):
        text = self.failure("\n\nnew Function('\\nthrow new Error(1)')()")[2]
        self.assertIn("3 | new Function", text)

    def test_dynamic_import_and_fallback_to_the_packages_modules(self):
        self.assertEqual(self.value("(await import('node:os')).EOL"), "'\\n'")
        self.assertEqual(self.value("import { table } from 'arquero'; table({ a: [1, 2] }).numRows()"), "2")

    def test_silent_cells_and_user_expressions(self):
        reply, outputs = self.run_cell("1 + 1", silent=True)
        self.assertEqual((reply["status"], outputs), ("ok", []))
        reply, _ = self.run_cell("const u = 4", user_expressions={"a": "u * 2", "b": "nope"})
        self.assertEqual(reply["user_expressions"]["a"]["data"]["text/plain"], "8")
        self.assertEqual(reply["user_expressions"]["b"]["status"], "error")


class Interrupts(Suite):
    def assert_interrupted(self, code):
        self.run_cell("const survivor = 7")
        reply, outputs, seconds = self.interrupt_after(code)
        self.assertEqual(reply["ename"], "Interrupted")
        self.assertLess(seconds, 3)
        self.assertEqual(self.value("survivor"), "7")

    def test_a_loop(self):
        self.assert_interrupted("for (;;) {}")

    def test_a_loop_in_an_async_continuation(self):
        self.assert_interrupted("await new Promise(r => setTimeout(r, 10)); for (;;) {}")

    def test_a_loop_of_microtasks(self):
        self.assert_interrupted("for (;;) await null")

    def test_a_loop_of_timers_ends_for_good(self):
        code = "let ticks = 0; while (true) { await new Promise(r => setTimeout(r, 10)); ticks++; console.log(ticks) }"
        self.assert_interrupted(code)
        before = self.value("ticks")
        time.sleep(0.3)
        self.assertEqual(self.value("ticks"), before)

    def test_loops_that_wait_for_what_is_not_the_kernels_end_for_good(self):
        for code in (
            "import fsp from 'fs/promises'; let turns = 0; while (true) { turns++; await fsp.stat('.') }",
            "let turns = 0; while (true) { try { turns++; await fsp.stat('.') } catch {} }",
        ):
            self.assert_interrupted(code)
            time.sleep(0.2)
            before = self.value("turns")
            time.sleep(0.3)
            self.assertEqual(self.value("turns"), before)

    def test_a_loop_in_an_interval_says_nothing_more(self):
        _, outputs, _ = self.interrupt_after("setInterval(() => { for (;;) {} }, 5); await new Promise(() => {})")
        self.assertEqual(self.printed(outputs, "stderr"), "")

    def test_showing_the_value_is_part_of_the_cell(self):
        shown = "({ [Symbol.for('Jupyter.display')]() { %s } })"
        self.assert_interrupted(shown % "for (;;) {}")
        self.assert_interrupted(shown % "return new Promise(() => {})")

    def test_waiting_threads_one_after_the_other(self):
        wait = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)"
        for code in (wait, f"await null; {wait}", f"await new Promise(r => setTimeout(r, 10)); {wait}"):
            self.assert_interrupted(code)

    def test_a_cell_stopped_before_its_process_is_ready(self):
        self.run_cell("process.kill(process.pid, 'SIGKILL')")
        self.flush_channels()
        self.kc.execute("1")
        for _ in range(3):
            self.km.interrupt_kernel()
        self.assertIn(self.kc.get_shell_msg(timeout=30)["content"]["status"], ("ok", "error"))
        self.run_cell("const stays = 8")
        self.km.interrupt_kernel()
        time.sleep(1.2)
        self.assertEqual(self.value("stays"), "8")

    def test_a_promise_that_never_settles(self):
        self.assert_interrupted("await new Promise(() => {})")

    def test_the_signal_is_aborted_and_the_late_result_discarded(self):
        code = (
            "let stopped = false; interruptSignal.addEventListener('abort', () => { stopped = true });"
            "await new Promise(r => interruptSignal.addEventListener('abort', () => setTimeout(r, 30))); 'late result'"
        )
        reply, outputs, _ = self.interrupt_after(code)
        self.assertEqual(reply["status"], "error")
        self.assertNotIn("execute_result", [kind for kind, _ in outputs])
        self.assertEqual(self.value("stopped"), "true")

    def test_the_next_cell_runs_normally_many_times(self):
        for _ in range(5):
            self.assert_interrupted("await null; while (true) {}")
            self.assertEqual(self.value("await new Promise(r => setTimeout(() => r(1), 5))"), "1")

    def test_a_cell_stuck_in_native_code_is_ended_by_the_second_interrupt_and_says_so(self):
        self.run_cell("const gone = 1")
        self.flush_channels()
        stuck = self.kc.execute("import { execSync } from 'child_process'; execSync('sleep 60')")
        queued = self.kc.execute("1")
        time.sleep(1)
        self.km.interrupt_kernel()
        time.sleep(0.5)
        self.km.interrupt_kernel()
        reply, aborted = (self.kc.get_shell_msg(timeout=15) for _ in range(2))
        self.assertEqual([one["parent_header"]["msg_id"] for one in (reply, aborted)], [stuck, queued])
        self.assertEqual((reply["content"]["ename"], aborted["content"]["status"]), ("KernelRestarted", "aborted"))
        self.assertIn("all variables are lost", reply["content"]["evalue"])
        self.assertEqual(self.failure("gone")[0], "TypeScriptError")
        self.assertEqual(self.value("1 + 1"), "2")

    def test_an_interrupt_without_a_cell_is_answered(self):
        self.km.interrupt_kernel()
        self.assertEqual(self.value("1"), "1")


class Queue(Suite):
    def replies(self, messages):
        found = {}
        while len(found) < len(messages):
            reply = self.kc.get_shell_msg(timeout=20)
            found[reply["parent_header"]["msg_id"]] = reply["content"]["status"]
        return [found[one] for one in messages]

    def test_cells_that_wait_behind_an_error_are_aborted(self):
        self.flush_channels()
        slow = "await new Promise(r => setTimeout(r, 500)); throw new Error('first')"
        messages = [self.kc.execute(slow), self.kc.execute("1"), self.kc.execute("2")]
        self.assertEqual(self.replies(messages), ["error", "aborted", "aborted"])

    def test_cells_go_on_where_errors_do_not_stop(self):
        self.flush_channels()
        messages = [self.kc.execute("throw 1", stop_on_error=False), self.kc.execute("1")]
        self.assertEqual(self.replies(messages), ["error", "ok"])

    def test_a_cell_sent_a_moment_after_an_error_runs(self):
        for _ in range(10):
            self.failure("throw new Error('x')")
            self.assertEqual(self.value("1"), "1")

    def test_cells_sent_on_the_control_channel_wait_for_those_of_the_shell(self):
        self.flush_channels()
        first = self.kc.execute("await new Promise(r => setTimeout(r, 300)); globalThis['order'] = 'first'")
        self.kc.control_channel.send(self.kc.session.msg("execute_request", {"code": "globalThis['order'] += ', second'"}))
        self.assertEqual(self.kc.get_control_msg(timeout=20)["content"]["status"], "ok")
        self.assertEqual(self.replies([first]), ["ok"])
        self.assertEqual(self.value("globalThis['order']"), "'first, second'")

    def test_a_front_end_that_connects_again_is_answered_there(self):
        sockets = []
        for _ in range(2):
            sockets.append(self.dealer(b"same"))
            sockets[-1].send_multipart(kernel_info_request(self.km.session.key))
            self.assertTrue(sockets[-1].poll(5000))
        for socket in sockets:
            socket.close(0)

    def test_requests_are_answered_while_a_cell_computes(self):
        self.flush_channels()
        message = self.kc.execute("const until = Date.now() + 1500; while (Date.now() < until) {}")
        time.sleep(0.2)
        start = time.time()
        self.assertTrue(self.kc.is_alive())
        self.kc.control_channel.send(self.kc.session.msg("kernel_info_request"))
        self.assertEqual(self.kc.get_control_msg(timeout=1)["content"]["status"], "ok")
        self.assertLess(time.time() - start, 1)
        self.assertEqual(self.replies([message]), ["ok"])


class Outputs(Suite):
    def test_late_output_belongs_to_its_cell(self):
        self.flush_channels()
        first = self.kc.execute("setTimeout(() => console.log('late'), 300); 1")
        second = self.kc.execute("await new Promise(r => setTimeout(r, 600)); console.log('mine')")
        parents = {}
        while "mine" not in parents:
            message = self.kc.get_iopub_msg(timeout=10)
            if message["msg_type"] == "stream":
                parents[message["content"]["text"].strip()] = message["parent_header"]["msg_id"]
        self.assertEqual(parents, {"late": first, "mine": second})

    def test_order_is_kept_between_streams_displays_and_charts(self):
        _, outputs = self.run_cell(f"console.log(1); display({CHART}); console.error(2); display('x'); console.log(3); 4")
        kinds = [kind for kind, _ in outputs]
        self.assertEqual(kinds, ["stream", "display_data", "stream", "display_data", "stream", "execute_result"])

    def test_a_flood_of_lines_is_batched_and_cut_with_a_note(self):
        start = time.time()
        _, outputs = self.run_cell("for (let i = 0; i < 300000; i++) console.log('line ' + i)")
        text = self.printed(outputs)
        self.assertLess(len(text), 250_000)
        self.assertIn("output cut", text)
        self.assertTrue(text.startswith("line 0\nline 1\n"))
        self.assertLess(len(outputs), 200)
        self.assertLess(time.time() - start, 20)

    def test_streams_that_take_turns_are_few_messages(self):
        _, outputs = self.run_cell("for (let i = 0; i < 20000; i++) { console.log(1); console.error(2) }")
        self.assertLess(len(outputs), 4_000)
        self.assertEqual((self.printed(outputs), self.printed(outputs, "stderr")), ("1\n" * 20000, "2\n" * 20000))

    def test_a_counter_that_clears_before_it_prints_is_few_messages_and_never_cut(self):
        _, outputs = self.run_cell("for (let i = 0; i < 50000; i++) { display.clear(true); console.log('step ' + i) }")
        self.assertLess(len(outputs), 2_000)
        self.assertEqual([kind for kind, _ in outputs[-2:]], ["clear_output", "stream"])
        self.assertEqual(outputs[-1][1]["text"], "step 49999\n")

    def test_a_long_text_is_cut_with_a_note(self):
        _, outputs = self.run_cell("Array.from({ length: 1e6 }, (_, i) => 'x'.repeat(1000))")
        _, outputs = self.run_cell("'x'.repeat(5e6)")
        self.assertLess(len(json.dumps(outputs)), 50_000)
        _, outputs = self.run_cell("display.bundle({ 'text/html': 'x'.repeat(5e6), 'text/plain': 'short' })")
        self.assertIn("left out", outputs[0][1]["data"]["text/plain"])
        self.assertNotIn("text/html", outputs[0][1]["data"])

    def test_text_past_the_cells_own_output_is_cut_too(self):
        _, outputs = self.run_cell("import { execSync } from 'child_process'; execSync('yes | head -c 5000000', { stdio: 'inherit' })")
        time.sleep(0.2)
        self.assertLess(len(self.printed(outputs)), 250_000)
        self.assertIn("output cut", self.printed(outputs))

    def test_bundles_and_charts_that_hold_functions_are_shown(self):
        bundle = "{ 'application/json': { f() {}, a: 1 }, 'text/html': () => 1 }"
        _, outputs = self.run_cell(f"({{ [Symbol.for('Jupyter.display')]: () => ({bundle}) }})")
        self.assertEqual(outputs[0][1]["data"], {"application/json": {"a": 1}})
        _, outputs = self.run_cell(f"display.bundle({bundle}); ({{ ...{CHART}, f() {{}} }})")
        self.assertEqual([kind for kind, _ in outputs], ["display_data", "execute_result"])
        reply, _ = self.run_cell("1", user_expressions={"a": f"({{ [Symbol.for('Jupyter.display')]: () => ({bundle}) }})"})
        self.assertEqual(reply["user_expressions"]["a"]["data"], {"application/json": {"a": 1}})

    def test_a_display_that_fails_is_no_error_of_the_cell(self):
        for failing in ("throw new Error('why')", "throw { get message() { throw 1 } }", "return 5"):
            _, outputs = self.run_cell(f"class Failing {{ [Symbol.for('Jupyter.display')]() {{ {failing} }} }}; new Failing()")
            self.assertIn("Failing {}\n(could not be shown better: ", outputs[0][1]["data"]["text/plain"])

    def test_a_chart_is_one_bundle_without_html(self):
        _, outputs = self.run_cell(CHART)
        data = outputs[0][1]["data"]
        self.assertEqual(set(data), {"application/vnd.vegalite.v5+json", "image/png", "text/plain"})
        self.assertTrue(data["image/png"].startswith("iVBOR"))

    def test_displays_are_updated_in_place(self):
        _, outputs = self.run_cell("const d = display('a'); for (let i = 0; i < 1000; i++) d.update(i)")
        identity = outputs[0][1]["transient"]["display_id"]
        updates = [content for kind, content in outputs if kind == "update_display_data"]
        self.assertTrue(all(one["transient"]["display_id"] == identity for one in updates))
        self.assertLess(len(updates), 50)
        time.sleep(0.2)
        self.assertEqual(self.value("d.id"), f"'{identity}'")

    def test_output_of_programs_that_a_cell_starts(self):
        _, outputs = self.run_cell(
            "import { spawn } from 'child_process';"
            "await new Promise(r => spawn('echo', ['from outside'], { stdio: 'inherit' }).on('close', () => setTimeout(r, 100)))"
        )
        self.assertIn("from outside", self.printed(outputs))


class Survival(Suite):
    def test_process_exit_ends_the_cell_only(self):
        self.run_cell("const alive = 1")
        self.assertEqual(self.failure("process.exit(3)")[0], "ProcessExit")
        self.assertEqual(self.value("alive"), "1")

    def test_a_crash_is_an_error_and_a_new_process(self):
        self.assertEqual(self.failure("process.kill(process.pid, 'SIGKILL')")[0], "KernelRestarted")
        self.assertEqual(self.value("1 + 1"), "2")

    def test_a_cell_does_not_reach_the_channel_of_the_kernels_processes(self):
        self.assertEqual(self.value("process.send?.({ type: 'publish', kind: 'stream' }); typeof process.disconnect"), "'undefined'")

    def test_unhandled_rejections_and_late_exceptions_are_reported_to_their_cell(self):
        _, outputs = self.run_cell("Promise.reject(new Error('nobody waits')); await new Promise(r => setTimeout(r, 100))")
        self.assertIn("nobody waits", self.printed(outputs, "stderr"))
        _, outputs = self.run_cell("setTimeout(() => { throw new Error('later') }, 10); await new Promise(r => setTimeout(r, 100))")
        self.assertIn("later", self.printed(outputs, "stderr"))
        self.assertEqual(self.value("1"), "1")

    def test_a_cell_that_asks_for_input_is_told_that_it_cannot(self):
        ask = "import readline from 'readline/promises'; const lines = readline.createInterface({ input: process.stdin })"
        _, outputs = self.run_cell(f"{ask}; await Promise.race([lines.question('name?'), new Promise(r => setTimeout(r, 300))])")
        self.assertIn("cannot ask for input", self.printed(outputs, "stderr"))
        self.assertIn("cannot ask for input", self.failure("for await (const part of process.stdin) {}")[1])

    def test_messages_with_a_wrong_signature_are_dropped(self):
        key = self.km.session.key
        socket = self.dealer()

        def send(*arguments):
            socket.send_multipart(kernel_info_request(*arguments))
            return bool(socket.poll(1000))

        self.assertFalse(send(b"not the key"))
        self.assertFalse(send(key, b"<NONSENSE>"))
        socket.send_multipart([b"<IDS|MSG>", b"", b"{", b"", b"", b""])
        self.assertTrue(send(key))
        socket.close(0)

    def test_two_hundred_cells(self):
        rss = "Math.round(process.memoryUsage().heapUsed / 1048576)"
        for i in range(50):
            self.run_cell(f"const v{i} = {i}; function f{i}() {{ return v{i} }}; f{i}()")
        before = int(self.value(f"globalThis.gc?.(); {rss}"))
        for i in range(150):
            self.run_cell(f"const w = {i}; [w, f{i % 50}()]")
        after = int(self.value(f"globalThis.gc?.(); {rss}"))
        self.assertLess(after - before, 120)

    def test_shutdown_is_answered_and_the_process_ends(self):
        km = KernelManager(kernel_name=KERNEL)
        km.start_kernel()
        kc = km.client()
        kc.start_channels()
        kc.wait_for_ready(timeout=30)
        message = kc.shutdown()
        reply = kc.get_control_msg(timeout=5)
        self.assertEqual((reply["msg_type"], reply["content"]["restart"]), ("shutdown_reply", False))
        for _ in range(50):
            if not km.is_alive():
                break
            time.sleep(0.1)
        self.assertFalse(km.is_alive())
        kc.stop_channels()


class Imports(Suite):
    """The kernel of a copy of this package whose sources the tests may edit."""

    @classmethod
    def setUpClass(cls):
        cls.root = Path(tempfile.mkdtemp(prefix="kernel package ")).resolve()
        shutil.copytree(ROOT / "dist", cls.root / "dist", ignore=shutil.ignore_patterns("index.*", "cli.*"))
        shutil.copy(ROOT / "package.json", cls.root)
        (cls.root / "node_modules").symlink_to(ROOT / "node_modules")
        cls.write("src/index.ts", "export { double } from './deep/double'; export const fixed = 1;")
        cls.write("src/deep/double.ts", "import { factor } from './factor';\nexport const double = (x: number) => x * factor;")
        cls.write("src/deep/factor.ts", "export const factor = 2;")
        cls.write("work/helper.ts", "export function greet(name: string) {\n  return 'hello ' + name;\n}")
        install = "require('./dist/kernel/kernelspec').installKernelspec({ prefix: '.' })"
        subprocess.run(["node", "-e", install], cwd=cls.root, check=True)
        spec = json.loads((cls.root / "share/jupyter/kernels/activation-supervision/kernel.json").read_text())
        assert Path(spec["argv"][0]).is_absolute() and spec["interrupt_mode"] == "message"
        cls.km = KernelManager(kernel_name=KERNEL)
        cls.km.kernel_spec_manager.kernel_dirs.insert(0, str(cls.root / "share/jupyter/kernels"))
        cls.km.start_kernel(cwd=str(cls.root / "work"))
        cls.kc = cls.km.client()
        cls.kc.start_channels()
        cls.kc.wait_for_ready(timeout=60)

    @classmethod
    def tearDownClass(cls):
        cls.kc.stop_channels()
        cls.km.shutdown_kernel()
        shutil.rmtree(cls.root)

    @classmethod
    def write(cls, name, text):
        path = cls.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def test_an_edited_source_is_picked_up_with_its_dependents(self):
        use = "import { double, fixed } from 'activation-supervision'; double(21) + fixed"
        self.assertEqual(self.value(use), "43")
        self.write("src/deep/factor.ts", "export const factor = 10;")
        self.assertEqual(self.value(use), "211")
        self.write("src/index.ts", "export { double } from './deep/double'; export const fixed = 'text';")
        self.assertEqual(self.value(use.replace("+ fixed", "+ fixed.toUpperCase()")), "'210TEXT'")

    def test_a_file_beside_the_notebook_is_compiled_checked_and_picked_up(self):
        self.assertEqual(self.value("import { greet } from './helper'; greet('you')"), "'hello you'")
        self.assertEqual(self.failure("greet(1)")[0], "TypeScriptError")
        self.write("work/helper.ts", "\n\nexport function greet(name: string) {\n  throw new Error(name);\n}")
        text = self.failure("import { greet } from './helper'; greet('you')")[2]
        self.assertIn("helper.ts:4:", text)

    def test_the_source_and_the_package_are_one_module(self):
        code = "import { double } from 'activation-supervision'; import * as again from '../src/deep/double'; again.double === double"
        self.assertEqual(self.value(code), "true")

    def test_a_missing_module_is_named(self):
        self.assertIn("./nowhere", self.failure("import { x } from './nowhere'; x")[2])


class Welcome(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = KERNEL
    support_iopub_welcome = True


def load_tests(loader, _tests, _pattern):
    """The public suite once; of the others only what they add."""
    public = set(dir(jupyter_kernel_test.KernelTests))
    chosen = unittest.TestSuite(loader.loadTestsFromTestCase(Suite))
    chosen.addTests(loader.loadTestsFromTestCase(Welcome))
    for case in (Language, Interrupts, Queue, Outputs, Survival, Imports):
        names = [name for name in loader.getTestCaseNames(case) if name not in public]
        chosen.addTests(case(name) for name in names)
    return chosen


if __name__ == "__main__":
    unittest.main(verbosity=2)

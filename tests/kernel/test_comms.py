"""Comms and widgets through a real Jupyter client, as a front end talks to them."""

import json
import os
import shutil
import signal
import tempfile
import time
import unittest
import uuid
from queue import Empty

from jupyter_client.manager import KernelManager

from test_kernel import KERNEL

VIEW = "application/vnd.jupyter.widget-view+json"
WIDGETS = "import { anyModel, button, html, interact, output, slider, vbox } from 'activation-supervision/widgets';"
ECHO = """const comms = (globalThis as any)[Symbol.for('Jupyter.comms')];
comms.registerTarget('echo', (comm: any, opened: any) => {
  comm.send({ opened: opened.data, size: opened.buffers.length });
  comm.onMessage((message: any) => {
    console.log('heard', JSON.stringify(message.data));
    comm.send({ got: message.data }, { metadata: { kept: message.metadata.kept }, buffers: message.buffers.map((one: Uint8Array) => one.slice().reverse()) });
  });
  comm.onClose(() => console.log('closed by the front end'));
});"""


class Kernel(unittest.TestCase):
    """A kernel in an empty folder, and the messages about each request."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="comms ")
        cls.km = KernelManager(kernel_name=KERNEL)
        cls.km.start_kernel(cwd=cls.folder)
        cls.connect()

    @classmethod
    def connect(cls):
        cls.kc = cls.km.client()
        cls.kc.start_channels()
        cls.kc.wait_for_ready(timeout=60)

    @classmethod
    def tearDownClass(cls):
        cls.kc.stop_channels()
        cls.km.shutdown_kernel()
        shutil.rmtree(cls.folder)

    def setUp(self):
        self.seen = []
        self.replies = []
        while True:
            try:
                self.kc.get_iopub_msg(timeout=0.05)
            except Empty:
                return

    def send(self, kind, content, buffers=(), metadata=None):
        message = self.kc.session.send(self.kc.shell_channel.socket, kind, content, buffers=list(buffers), metadata=metadata or {})
        return message["header"]["msg_id"]

    def until(self, matches, timeout=30):
        """The first message, of those that came already too, that matches."""
        for message in self.seen:
            if matches(message):
                return message
        end = time.time() + timeout
        while time.time() < end:
            try:
                message = self.kc.get_iopub_msg(timeout=max(0.01, end - time.time()))
            except Empty:
                break
            self.seen.append(message)
            if matches(message):
                return message
        kinds = [(one["msg_type"], one["content"]) for one in self.seen]
        self.fail(f"not seen within {timeout} s; seen: {json.dumps(kinds, default=str)[-3000:]}")

    def idle(self, request):
        is_idle = lambda one: one["msg_type"] == "status" and one["content"]["execution_state"] == "idle"
        self.until(lambda one: one["parent_header"].get("msg_id") == request and is_idle(one))
        return self.of(request)

    def of(self, request):
        return [(one["msg_type"], one["content"]) for one in self.seen if one["parent_header"].get("msg_id") == request]

    def run_cell(self, code, is_ok=True):
        request = self.kc.execute(code)
        messages = self.idle(request)
        errors = [content for kind, content in messages if kind == "error"]
        self.assertEqual(bool(errors), not is_ok, errors)
        return messages

    def stream(self, messages, name="stdout"):
        return "".join(content["text"] for kind, content in messages if kind == "stream" and content["name"] == name)

    def sent(self, comm, kind="comm_msg"):
        """What the kernel sent over a comm: data and buffers."""
        mine = [one for one in self.seen if one["msg_type"] == kind and one["content"]["comm_id"] == comm]
        return [(one["content"]["data"], [bytes(each) for each in one.get("buffers", [])]) for one in mine]

    def comm_info(self, target=None):
        request = self.send("comm_info_request", {"target_name": target} if target else {})
        while True:
            reply = self.kc.get_shell_msg(timeout=10)
            if reply["parent_header"]["msg_id"] == request:
                return reply["content"]["comms"]

    def widget(self, code):
        """The id of the widget that a cell ends with."""
        shown = [content["data"] for kind, content in self.run_cell(code) if kind == "execute_result"][0]
        return shown[VIEW]["model_id"]

    def update(self, widget, state, **more):
        return self.send("comm_msg", {"comm_id": widget, "data": {"method": "update", "state": state, **more}})


class Comms(Kernel):
    def setUp(self):
        super().setUp()
        self.run_cell(ECHO)

    def open(self, data=None, buffers=()):
        comm = uuid.uuid4().hex
        self.idle(self.send("comm_open", {"comm_id": comm, "target_name": "echo", "data": data or {}}, buffers))
        return comm

    def test_a_front_end_opens_sends_and_closes(self):
        comm = self.open({"a": 1}, [b"xy"])
        self.assertEqual(self.sent(comm), [({"opened": {"a": 1}, "size": 1}, [])])
        self.assertEqual(self.comm_info("echo"), {comm: {"target_name": "echo"}})
        self.assertIn(comm, self.comm_info())
        self.assertEqual(self.comm_info("other"), {})
        messages = self.idle(self.send("comm_close", {"comm_id": comm, "data": {}}))
        self.assertEqual(self.stream(messages), "closed by the front end\n")
        self.assertNotIn(comm, self.comm_info())

    def test_data_metadata_and_buffers_go_both_ways_under_the_message_that_asked(self):
        comm = self.open()
        request = self.send("comm_msg", {"comm_id": comm, "data": {"b": [1, None]}}, [b"\x00\x01\xff", b""], {"kept": 7})
        messages = self.idle(request)
        kinds = [kind for kind, _ in messages]
        self.assertEqual([kinds[0], kinds[-1]], ["status", "status"])
        self.assertEqual(self.stream(messages), 'heard {"b":[1,null]}\n')
        self.assertEqual(self.sent(comm)[-1], ({"got": {"b": [1, None]}}, [b"\xff\x01\x00", b""]))
        last = [one for one in self.seen if one["msg_type"] == "comm_msg"][-1]
        self.assertEqual(last["metadata"], {"kept": 7})

    def test_the_kernel_opens_and_closes(self):
        self.run_cell("const mine = comms.open('ours', { id: 'mine', data: { x: 1 }, buffers: [new Uint8Array([5])] });")
        self.assertEqual(self.sent("mine", "comm_open"), [({"x": 1}, [b"\x05"])])
        self.assertEqual(self.comm_info("ours"), {"mine": {"target_name": "ours"}})
        self.run_cell("mine.close({ why: 'done' }); mine.send(1);")
        self.assertEqual(self.sent("mine", "comm_close"), [({"why": "done"}, [])])
        self.assertEqual(self.sent("mine"), [])
        self.assertEqual(self.comm_info("ours"), {})

    def test_what_is_no_json_is_an_error_of_the_cell_that_sends_it(self):
        messages = self.run_cell("comms.open('theirs', { data: { n: 1n } })", is_ok=False)
        self.assertIn("BigInt", [content["evalue"] for kind, content in messages if kind == "error"][0])

    def test_a_message_is_handled_while_a_cell_awaits_and_not_while_it_is_queued(self):
        comm = self.open()
        cell = self.kc.execute("let got = 0; comms.registerTarget('count', (one: any) => one.onMessage(() => { got += 1 })); while (got < 3) await new Promise((next) => setTimeout(next, 5)); got")
        self.until(lambda one: one["msg_type"] == "execute_input" and one["parent_header"]["msg_id"] == cell)
        time.sleep(0.5)
        counter = uuid.uuid4().hex
        self.send("comm_open", {"comm_id": counter, "target_name": "count", "data": {}})
        self.idle(self.send("comm_msg", {"comm_id": comm, "data": 1}))
        self.assertFalse(any(kind == "execute_result" for kind, _ in self.of(cell)))
        self.assertIn(counter, self.comm_info("count"))
        for _ in range(3):
            self.send("comm_msg", {"comm_id": counter, "data": {}})
        result = [content for kind, content in self.idle(cell) if kind == "execute_result"][0]
        self.assertEqual(result["data"]["text/plain"], "3")

    def test_front_ends_that_show_the_last_state_they_heard_show_that_the_cell_still_runs(self):
        comm = self.open()
        cell = self.kc.execute("await new Promise((next) => setTimeout(next, 1500))")
        self.until(lambda one: one["msg_type"] == "execute_input" and one["parent_header"]["msg_id"] == cell)
        request = self.send("comm_msg", {"comm_id": comm, "data": 1})
        self.idle(request)
        after = self.until(lambda one: one["msg_type"] == "status" and one["parent_header"].get("msg_id") == cell and self.seen.index(one) > self.last(request))
        self.assertEqual(after["content"]["execution_state"], "busy")
        self.idle(cell)

    def last(self, request):
        return max(i for i, one in enumerate(self.seen) if one["parent_header"].get("msg_id") == request)

    def test_a_message_to_a_comm_that_a_waiting_cell_has_yet_to_open_waits_for_it(self):
        self.kc.execute("await new Promise((next) => setTimeout(next, 300))")
        self.kc.execute("comms.open('theirs', { id: 'late' }).onMessage((one: any) => console.log('late', one.data));")
        messages = self.idle(self.send("comm_msg", {"comm_id": "late", "data": 9}))
        self.assertEqual(self.stream(messages), "late 9\n")

    def test_an_unknown_target_is_closed_and_named(self):
        comm = uuid.uuid4().hex
        messages = self.idle(self.send("comm_open", {"comm_id": comm, "target_name": "nobody", "data": {}}))
        self.assertIn('comm_open: nothing here answers to target "nobody" (known: echo', self.stream(messages, "stderr"))
        self.assertEqual(len(self.sent(comm, "comm_close")), 1)
        self.assertNotIn(comm, self.comm_info())

    def test_messages_of_the_wrong_shape_are_one_line_and_the_kernel_lives(self):
        self.assertIn("no comm \"gone\" is open here", self.stream(self.idle(self.send("comm_msg", {"comm_id": "gone", "data": {}})), "stderr"))
        self.assertEqual(len(self.sent("gone", "comm_close")), 1)
        for kind, content in (("comm_msg", {}), ("comm_open", {"comm_id": 5, "target_name": "echo"}), ("comm_close", {"comm_id": None})):
            said = self.stream(self.idle(self.send(kind, content)), "stderr")
            self.assertRegex(said, rf"^{kind}: expected content\.comm_id to be a text, found .*\n$")
        comm = uuid.uuid4().hex
        self.assertIn("target nothing", self.stream(self.idle(self.send("comm_open", {"comm_id": comm})), "stderr"))
        self.run_cell("1")

    def test_a_handler_that_throws_is_told_of_and_the_kernel_lives(self):
        self.run_cell("comms.registerTarget('bad', (one: any) => one.onMessage(() => { throw new RangeError('too far') }));")
        comm = uuid.uuid4().hex
        self.idle(self.send("comm_open", {"comm_id": comm, "target_name": "bad", "data": {}}))
        messages = self.idle(self.send("comm_msg", {"comm_id": comm, "data": {}}))
        self.assertIn("too far", self.stream(messages, "stderr"))
        self.assertIn(comm, self.comm_info("bad"))

    def test_a_handler_that_loops_for_ever_is_ended_by_an_interrupt(self):
        for loop in ("for (;;) {}", "JSON.parse('1', function again() { for (let i = 0; i >= 0; i++) { if (i > 1e6) i = 0 } })"):
            self.run_cell(f"comms.registerTarget('loop', (one: any) => one.onMessage(() => {{ {loop} }}));")
            comm = uuid.uuid4().hex
            self.idle(self.send("comm_open", {"comm_id": comm, "target_name": "loop", "data": {}}))
            request = self.send("comm_msg", {"comm_id": comm, "data": {}})
            time.sleep(0.5)
            self.km.interrupt_kernel()
            self.idle(request)
            self.run_cell("1 + 1")

    def test_an_interrupt_ends_a_handler_that_loops_beside_a_cell_that_waits(self):
        self.run_cell("comms.registerTarget('loop', (one: any) => one.onMessage(() => { for (;;) {} }));")
        comm = uuid.uuid4().hex
        self.idle(self.send("comm_open", {"comm_id": comm, "target_name": "loop", "data": {}}))
        cell = self.kc.execute("let kept = 5; await new Promise(() => {})")
        self.until(lambda one: one["msg_type"] == "execute_input" and one["parent_header"]["msg_id"] == cell)
        time.sleep(0.3)
        request = self.send("comm_msg", {"comm_id": comm, "data": {}})
        time.sleep(0.5)
        self.km.interrupt_kernel()
        self.idle(cell)
        self.idle(request)
        self.assertEqual(self.value("kept"), "5")

    def test_an_interrupt_ends_a_cell_that_waits_and_its_comms_stay(self):
        comm = self.open()
        cell = self.kc.execute("await new Promise(() => {})")
        self.until(lambda one: one["msg_type"] == "execute_input" and one["parent_header"]["msg_id"] == cell)
        time.sleep(0.3)
        self.km.interrupt_kernel()
        self.assertTrue(any(kind == "error" for kind, _ in self.idle(cell)))
        self.assertIn("heard 3", self.stream(self.idle(self.send("comm_msg", {"comm_id": comm, "data": 3}))))

    def test_front_ends_that_look_for_widgets_hear_that_there_are_none(self):
        comm = uuid.uuid4().hex
        self.idle(self.send("comm_open", {"comm_id": comm, "target_name": "jupyter.widget.control", "data": {}}))
        messages = self.idle(self.send("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}}))
        data, _ = self.sent(comm)[-1]
        self.assertEqual(data["method"], "update_states")
        self.assertEqual(self.stream(messages, "stderr"), "")

    def test_a_lost_process_closes_its_comms(self):
        comm = self.open()
        os.kill(int(self.value("process.pid")), signal.SIGKILL)
        self.until(lambda one: one["msg_type"] == "comm_close" and one["content"]["comm_id"] == comm)
        self.assertEqual(self.comm_info(), {})
        self.run_cell("1")

    def value(self, code):
        return [content["data"]["text/plain"] for kind, content in self.run_cell(code) if kind == "execute_result"][0]


class Restart(Kernel):
    def test_a_restart_closes_comms_and_forgets_them(self):
        self.run_cell(WIDGETS)
        widget = self.widget("slider({ value: 1 })")
        self.assertIn(widget, self.comm_info("jupyter.widget"))
        self.kc.shutdown(restart=True)
        self.until(lambda one: one["msg_type"] == "comm_close" and one["content"]["comm_id"] == widget)
        self.kc.stop_channels()
        self.km.restart_kernel(now=True)
        type(self).connect()
        self.assertEqual(self.comm_info(), {})


class Widgets(Kernel):
    """The library of widgets, in a folder that has nothing of this package."""

    def setUp(self):
        super().setUp()
        self.run_cell(WIDGETS)

    def test_a_widget_is_shown_with_its_model_and_its_value(self):
        messages = self.run_cell("slider({ min: 0, max: 10, value: 3, description: 'n', readoutFormat: '.1f' })")
        shown = [content["data"] for kind, content in messages if kind == "execute_result"][0]
        self.assertEqual(shown["text/plain"], "n: 3")
        self.assertIn("<b>3</b>", shown["text/html"])
        view = shown[VIEW]
        self.assertEqual((view["version_major"], view["version_minor"]), (2, 0))
        opened = [one for one in self.seen if one["msg_type"] == "comm_open" and one["content"]["comm_id"] == view["model_id"]][0]
        self.assertEqual(opened["content"]["target_name"], "jupyter.widget")
        self.assertEqual(opened["metadata"], {"version": "2.1.0"})
        state = opened["content"]["data"]["state"]
        self.assertEqual((state["_model_name"], state["_model_module"], state["_view_name"]), ("IntSliderModel", "@jupyter-widgets/controls", "IntSliderView"))
        self.assertEqual((state["value"], state["max"], state["readout_format"], state["continuous_update"]), (3, 10, ".1f", True))

    def test_what_a_front_end_sets_is_echoed_and_heard_while_a_cell_awaits(self):
        widget = self.widget("const s = slider({ min: 0, max: 10, value: 3 }); s")
        cell = self.kc.execute("let last = s.value; for await (const v of s) { last = v; if (v >= 9) break } last")
        self.until(lambda one: one["msg_type"] == "execute_input" and one["parent_header"]["msg_id"] == cell)
        time.sleep(0.3)
        request = self.update(widget, {"value": 5})
        self.idle(request)
        self.assertEqual(self.sent(widget), [({"method": "echo_update", "state": {"value": 5}, "buffer_paths": []}, [])])
        self.update(widget, {"value": 9})
        result = [content for kind, content in self.idle(cell) if kind == "execute_result"][0]
        self.assertEqual(result["data"]["text/plain"], "9")

    def test_what_a_cell_sets_in_one_go_is_one_message(self):
        widget = self.widget("const t = slider({ min: 0, max: 10 }); t")
        self.run_cell("t.value = 1; t.value = 2; t.description = 'a'; t.max = 20; t.value = 15; t.value")
        self.assertEqual(self.sent(widget), [({"method": "update", "state": {"value": 15, "description": "a", "max": 20}, "buffer_paths": []}, [])])

    def test_a_correction_of_what_a_front_end_sets_is_sent_back(self):
        widget = self.widget("const u = slider({ min: 0, max: 10 }); u")
        self.idle(self.update(widget, {"value": 99}))
        methods = [(data["method"], data["state"]) for data, _ in self.sent(widget)]
        self.assertEqual(methods, [("echo_update", {"value": 99}), ("update", {"value": 10})])

    def test_wrong_shapes_are_one_line_each_and_change_nothing(self):
        widget = self.widget("const w = slider({ value: 1 }); w")
        cases = (
            ({"method": "update", "state": {"value": "x"}}, "state.value: expected a whole number, found \"x\""),
            ({"method": "update", "state": {"vale": 1}}, "state.vale: no attribute of this widget"),
            ({"method": "update", "state": 5}, "expected a state"),
            ({"method": "update", "state": {}, "buffer_paths": [["a"]]}, "expected a path for each of 0 buffers"),
            ({"method": "jump"}, "expected method"),
            (None, "expected method"),
            ([1], "expected method"),
        )
        for data, line in cases:
            messages = self.idle(self.send("comm_msg", {"comm_id": widget, "data": data}))
            said = self.stream(messages, "stderr")
            self.assertIn(line, said)
            self.assertEqual(said.count("\n"), 1, said)
        self.assertEqual(self.sent(widget), [])
        self.run_cell("if (w.value !== 1) throw new Error('changed')")

    def test_a_front_end_that_was_loaded_again_gets_all_states(self):
        widget = self.widget("slider({ value: 4 })")
        bytes_ = self.widget("anyModel({ esm: 'export default {}', cells: { first: new Uint8Array([1, 2]) } })")
        comm = uuid.uuid4().hex
        self.idle(self.send("comm_open", {"comm_id": comm, "target_name": "jupyter.widget.control", "data": {}}))
        self.idle(self.send("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}}))
        data, buffers = self.sent(comm)[-1]
        self.assertEqual(data["method"], "update_states")
        one = data["states"][widget]
        self.assertEqual((one["model_name"], one["model_module"], one["model_module_version"]), ("IntSliderModel", "@jupyter-widgets/controls", "2.0.0"))
        self.assertEqual(one["state"]["value"], 4)
        at = data["buffer_paths"].index([bytes_, "state", "cells", "first"])
        self.assertEqual(buffers[at], b"\x01\x02")
        self.assertEqual(set(data["states"]), set(self.comm_info("jupyter.widget")))
        self.idle(self.send("comm_msg", {"comm_id": widget, "data": {"method": "request_state"}}))
        self.assertEqual(self.sent(widget)[-1][0]["state"]["value"], 4)

    def test_a_button_is_clicked_while_a_cell_awaits(self):
        widget = self.widget("const b = button('Stop'); b")
        cell = self.kc.execute("let clicks = 0; b.on('click', () => { clicks += 1; console.log('clicked') }); while (clicks < 2) await new Promise((next) => setTimeout(next, 5)); clicks")
        self.until(lambda one: one["msg_type"] == "execute_input" and one["parent_header"]["msg_id"] == cell)
        time.sleep(0.3)
        click = {"comm_id": widget, "data": {"method": "custom", "content": {"event": "click"}}}
        self.assertEqual(self.stream(self.idle(self.send("comm_msg", click))), "clicked\n")
        self.send("comm_msg", click)
        self.assertEqual([content["data"]["text/plain"] for kind, content in self.idle(cell) if kind == "execute_result"], ["2"])

    def test_output_captures_what_belongs_to_it_and_nothing_else(self):
        out = self.widget("const out = output(); out")
        messages = self.run_cell("out.capture(() => { console.log('in'); display.bundle({ 'text/html': '<i>shown</i>' }); setTimeout(() => console.log('late'), 50); }); console.log('beside'); await new Promise((next) => setTimeout(next, 400));")
        self.assertEqual(self.stream(messages), "beside\n")
        self.assertFalse(any(kind == "display_data" for kind, _ in messages))
        outputs = self.sent(out)[-1][0]["state"]["outputs"]
        self.assertEqual([one["output_type"] for one in outputs], ["stream", "display_data", "stream"])
        self.assertEqual((outputs[0]["text"], outputs[1]["data"]["text/html"], outputs[2]["text"]), ("in\n", "<i>shown</i>", "late\n"))

    def test_interact_runs_again_with_what_a_front_end_sets(self):
        messages = self.run_cell("const it = interact(({ n, on }) => { console.log('printed'); return on ? n * n : n }, { n: [0, 10], on: true }); it")
        shown = [content["data"] for kind, content in messages if kind == "execute_result"][0]
        self.assertEqual(shown["text/plain"], "n: 5\non: yes\nprinted\n25")
        self.assertEqual(self.stream(messages), "")
        names = [content["data"]["text/plain"] for kind, content in self.run_cell("[it.controls.n.id, it.controls.on.id, it.output.id]") if kind == "execute_result"][0]
        n, on, out = [one.strip(" '\n") for one in names.strip("[]").split(",")]
        messages = self.idle(self.update(n, {"value": 6}))
        self.until(lambda one: one["msg_type"] == "comm_msg" and one["content"]["comm_id"] == out and "36" in json.dumps(one["content"]))
        self.assertEqual(self.stream(messages), "")
        self.idle(self.update(on, {"value": False}))
        self.until(lambda one: one["msg_type"] == "comm_msg" and one["content"]["comm_id"] == out and '"6"' in json.dumps(one["content"]))

    def test_bytes_and_messages_of_front_end_code_go_both_ways(self):
        widget = self.widget("const any = anyModel({ esm: 'export default { render() {} }', css: 'b {}', count: 1, cells: new Uint8Array([1, 2, 3]) }); any.on('message', (content, buffers) => any.send({ heard: content }, buffers)); any")
        state, buffers = self.sent(widget, "comm_open")[0]
        self.assertEqual(state["buffer_paths"], [["cells"]])
        self.assertEqual(buffers, [b"\x01\x02\x03"])
        self.assertEqual({key: state["state"][key] for key in ("_model_module", "_model_name", "_view_name", "_esm", "_css", "count")}, {"_model_module": "anywidget", "_model_name": "AnyModel", "_view_name": "AnyView", "_esm": "export default { render() {} }", "_css": "b {}", "count": 1})
        self.send("comm_msg", {"comm_id": widget, "data": {"method": "update", "state": {"count": 2}, "buffer_paths": [["cells"]]}}, [b"\x09"])
        self.run_cell("if (any.count !== 2 || any.cells.length !== 1 || any.cells[0] !== 9) throw new Error('not heard')")
        self.idle(self.send("comm_msg", {"comm_id": widget, "data": {"method": "custom", "content": {"x": 1}}}, [b"\x07"]))
        self.assertEqual(self.sent(widget)[-1], ({"method": "custom", "content": {"heard": {"x": 1}}}, [b"\x07"]))

    def test_types_are_known_and_completed(self):
        messages = self.run_cell("slider({ min: 0 }).value = 'a'", is_ok=False)
        self.assertIn("Type 'string' is not assignable to type 'number'", json.dumps(messages, default=str))
        code = "const c1 = slider(); c1.readout"
        request = self.kc.complete(code)
        while True:
            reply = self.kc.get_shell_msg(timeout=20)
            if reply["parent_header"]["msg_id"] == request:
                break
        self.assertIn("readoutFormat", reply["content"]["matches"])

    def test_closed_widgets_are_forgotten_by_all(self):
        widget = self.widget("const gone = slider(); gone")
        self.run_cell("gone.close()")
        self.assertEqual(len(self.sent(widget, "comm_close")), 1)
        self.assertNotIn(widget, self.comm_info())
        other = self.widget("const left = slider(); left")
        self.idle(self.send("comm_close", {"comm_id": other, "data": {}}))
        self.run_cell("if (!left.isClosed) throw new Error('open')")

    def test_a_widget_that_a_front_end_makes_is_known(self):
        comm = uuid.uuid4().hex
        state = {"_model_name": "LayoutModel", "_model_module": "@jupyter-widgets/base", "_model_module_version": "2.0.0", "_view_name": "LayoutView", "_view_module": "@jupyter-widgets/base", "_view_module_version": "2.0.0", "width": "3px"}
        messages = self.idle(self.send("comm_open", {"comm_id": comm, "target_name": "jupyter.widget", "data": {"state": state}}, metadata={"version": "2.1.0"}))
        self.assertEqual(self.stream(messages, "stderr"), "")
        self.assertIn(comm, self.comm_info("jupyter.widget"))
        self.idle(self.send("comm_msg", {"comm_id": comm, "data": {"method": "request_state"}}))
        self.assertEqual(self.sent(comm)[-1][0]["state"]["width"], "3px")
        bad = uuid.uuid4().hex
        said = self.stream(self.idle(self.send("comm_open", {"comm_id": bad, "target_name": "jupyter.widget", "data": 5})), "stderr")
        self.assertIn("expected a state", said)
        self.assertNotIn(bad, self.comm_info())


if __name__ == "__main__":
    unittest.main()

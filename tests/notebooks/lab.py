"""JupyterLab as a reader meets it, driven in a real browser.

lab.py use URL TOKEN SHOTS          the journey of the test; prints what was seen as JSON
lab.py save URL TOKEN SHOTS NAME    opens it, lets JupyterLab save by itself, saves, closes; runs all, saves, closes; JSON
lab.py debug URL TOKEN SHOTS        the debugger, in a cell and in an imported file; prints what was seen as JSON
lab.py shots URL TOKEN SHOTS NAME…  run each notebook and take a picture of all of it
"""

import faulthandler
import json
import os
import shutil
import sys
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which(os.environ["CHROMIUM"])
PATIENCE = float(os.environ.get("LAB_PATIENCE", "120")) * 1000
# Front ends show errors of cells as they show what is printed to stderr.
ERROR = '.jp-OutputArea [data-mime-type="application/vnd.jupyter.error"], .jp-OutputArea [data-mime-type="application/vnd.jupyter.stderr"]'
CHART = ".vega-embed canvas, .vega-embed svg"
TABLE = ".jp-OutputArea-output table"


class Lab:
    def __init__(self, page, url, token, shots):
        self.page, self.url, self.token, self.shots = page, url, token, Path(shots)
        self.shots.mkdir(parents=True, exist_ok=True)

    def open(self, name):
        self.page.goto(f"{self.url}/lab/tree/{name}.ipynb?reset&token={self.token}", wait_until="domcontentloaded")
        self.page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=PATIENCE)
        self.idle()

    def idle(self):
        """Waits until the notebook has its kernel, and that has nothing to do."""
        kernel = "window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel"
        self.page.wait_for_function(
            f"{kernel}?.connectionStatus === 'connected' && {kernel}?.status === 'idle'", timeout=PATIENCE
        )

    def menu(self, bar, item):
        self.page.click(f'.lm-MenuBar-itemLabel:text-is("{bar}")')
        self.page.click(f'.lm-Menu-itemLabel:text-is("{item}")')

    def run_all(self):
        # By the model, since the page has only the cells in sight; without the counts of an earlier run, which look like an end.
        cells = "[...window.jupyterapp.shell.currentWidget.context.model.cells].filter((one) => one.type === 'code')"
        self.page.evaluate(f"{cells}.forEach((one) => (one.executionCount = null))")
        self.menu("Run", "Run All Cells")
        self.page.wait_for_function(f"{cells}.every((one) => one.executionCount !== null)", timeout=PATIENCE)
        self.idle()

    def finish(self, promise):
        """Waits for a promise of the page, which may wait for an answer in a dialog that nobody gives."""
        self.page.evaluate(f"void ({promise}).finally(() => (window.finished = true))")
        self.page.wait_for_function("window.finished", timeout=PATIENCE)
        self.page.evaluate("window.finished = false")

    def shot(self, name):
        self.page.screenshot(path=str(self.shots / f"{name}.png"))

    def whole(self, name):
        """A picture of the notebook in its full length."""
        self.page.evaluate("document.querySelector('.jp-Notebook .jp-WindowedPanel-outer')?.scrollTo(0, 0)")
        cells = "[...document.querySelectorAll('.jp-Notebook .jp-Cell')]"
        height = self.page.evaluate(f"{cells}.at(-1).getBoundingClientRect().bottom")
        self.page.set_viewport_size({"width": 1400, "height": min(16_000, int(height) + 80)})
        time.sleep(1.5)
        self.shot(name)
        self.page.set_viewport_size({"width": 1400, "height": 900})

    def cell(self, number):
        return self.page.locator(".jp-Notebook .jp-CodeCell").nth(number)

    def run_cell(self, number):
        self.cell(number).locator(".jp-InputPrompt").click()
        self.button("notebook:run-cell-and-select-next")

    def output(self, number, text):
        self.cell(number).locator(".jp-OutputArea-output", has_text=text).first.wait_for(timeout=PATIENCE)

    def button(self, command):
        self.page.locator(f'.jp-NotebookPanel-toolbar [data-command="{command}"]').first.click()


def use(lab):
    seen = {}
    page = lab.page
    lab.open("00-start-here")
    # Highlighting: the editor knows the language.
    page.locator(".jp-Notebook .cm-line span", has_text="import").first.wait_for(timeout=PATIENCE)
    lab.menu("Edit", "Clear Outputs of All Cells")
    lab.run_all()
    page.wait_for_selector(CHART, timeout=PATIENCE)
    seen["errors"] = page.locator(ERROR).count()
    seen["charts"] = sum(one.is_visible() for one in page.locator(CHART).all())
    seen["tables"] = sum(one.is_visible() for one in page.locator(TABLE).all())
    page.locator(TABLE).first.scroll_into_view_if_needed()
    lab.whole("journey-run-all")

    lab.open("scratch")
    lab.run_cell(0)
    lab.output(0, "41")
    lab.run_cell(1)
    page.wait_for_selector('.jp-Notebook-ExecutionIndicator[data-status="busy"]', timeout=PATIENCE)
    time.sleep(1)
    began = time.monotonic()
    lab.button("notebook:interrupt-kernel")
    lab.cell(1).locator(ERROR).first.wait_for(timeout=PATIENCE)
    seen["interrupt"] = lab.cell(1).locator(ERROR).first.inner_text().strip().split("\n")[0]
    seen["interrupt_seconds"] = round(time.monotonic() - began, 1)
    lab.idle()
    lab.run_cell(2)
    lab.output(2, "42")
    seen["kept"] = True
    lab.shot("journey-interrupted")

    lab.button("notebook:restart-kernel")
    page.locator(".jp-Dialog .jp-mod-accept").click()
    page.wait_for_selector(".jp-Dialog", state="detached", timeout=PATIENCE)
    time.sleep(1)
    lab.idle()
    lab.run_cell(2)
    lab.cell(2).locator(ERROR).first.wait_for(timeout=PATIENCE)
    seen["after_restart"] = lab.cell(2).locator(ERROR).first.inner_text().strip()
    lab.run_cell(0)
    lab.output(0, "41")
    lab.shot("journey-restarted")
    print(json.dumps(seen))


def save(lab, name):
    """Between the two visits the files are set aside as `opened`, for the test to look at."""
    page, seen = lab.page, {}
    context = "window.jupyterapp.shell.currentWidget.context"
    folder = Path(os.environ["LAB_FOLDER"])
    lab.open(name)
    # Longer than JupyterLab waits, by the tests' settings, before it saves by itself what the kernel's answer changed.
    time.sleep(7)
    seen["changed"] = page.evaluate(f"{context}.model.dirty")
    seen["listed"] = sorted(one.inner_text() for one in page.locator(".jp-DirListing-itemText").all())
    lab.finish(f"{context}.save()")
    lab.finish("window.jupyterapp.commands.execute('application:close')")
    shutil.copytree(folder, folder / "opened", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    lab.open(name)
    lab.run_all()
    seen["errors"] = page.locator(ERROR).count()
    # It is saved as it is for a reader who waits. A save by hand while JupyterLab saves by itself asks which to keep:
    # it compares the file, already written, with what it last heard of it. One that was under way at the last output has
    # not got it, and takes the mark away all the same.
    time.sleep(2)
    page.evaluate(f"{context}.model.dirty = true")
    page.wait_for_function(f"!{context}.model.dirty", timeout=PATIENCE)
    seen["dirty"] = page.evaluate(f"{context}.model.dirty")
    lab.shot("saved")
    print(json.dumps(seen))


class DebuggerPanel:
    """JupyterLab's debugger, beside a notebook."""

    def __init__(self, lab):
        self.lab, self.page = lab, lab.page

    def on(self):
        self.page.locator(".jp-DebuggerBugButton").first.click()
        self.page.wait_for_selector('.jp-DebuggerBugButton[aria-pressed="true"]', timeout=PATIENCE)

    def breakpoint(self, editor, line):
        """Sets one by the gutter of an editor, whose first element is a spacer."""
        editor.locator(".cm-breakpoint-gutter .cm-gutterElement").nth(line).click()
        editor.locator(".cm-breakpoint-gutter .cm-gutterElement").nth(line).locator(".cm-breakpoint-icon").wait_for(timeout=PATIENCE)

    def button(self, command):
        self.page.locator(f'.jp-DebuggerCallstack-header [data-command="debugger:{command}"], .jp-SidePanel [data-command="debugger:{command}"]').first.click()

    def stopped(self, place, variable):
        """Waits until the innermost frame is at a place, as a pattern, and a variable is shown; gives all that are."""
        seen = f"() => new RegExp({json.dumps(place)}).test(document.querySelector('.jp-DebuggerCallstack-body li')?.innerText ?? '')"
        self.page.wait_for_function(seen, timeout=PATIENCE)
        shown = "document.querySelector('.jp-DebuggerVariables')?.innerText.split(/\\s+/)"
        self.page.wait_for_function(f"() => {shown}?.includes({json.dumps(variable)})", timeout=PATIENCE)
        return self.page.evaluate(shown)


def debug(lab):
    seen = {}
    page, panel = lab.page, DebuggerPanel(lab)
    lab.open("debug")
    lab.run_cell(0)
    lab.idle()
    panel.on()
    panel.breakpoint(lab.cell(1), 3)
    lab.run_cell(1)
    seen["cell"] = panel.stopped(r"total[\s\S]*:3$", "sum")
    seen["highlights"] = page.locator(".jp-DebuggerEditor-highlight").count()
    lab.shot("debugger-cell")
    panel.button("next")
    seen["next"] = panel.stopped(r"total[\s\S]*:4$", "value")
    panel.button("stepIn")
    seen["file"] = panel.stopped(r"scale[\s\S]*util\.ts:4$", "grown")
    lab.shot("debugger-step-in")
    panel.button("stepOut")
    panel.stopped(r"total[\s\S]*:[34]$", "sum")
    # The file is opened from the panel's list, and takes a breakpoint there.
    page.locator(".jp-DebuggerKernelSource-source", has_text="util.ts").first.click()
    source = page.locator(".jp-MainAreaWidget:not(.jp-NotebookPanel) .jp-CodeMirrorEditor:visible").last
    source.wait_for(timeout=PATIENCE)
    lab.shot("debugger-source")
    panel.breakpoint(source, 5)
    panel.button("continue")
    seen["file_breakpoint"] = panel.stopped(r"scale[\s\S]*util\.ts:5$", "grown")
    lab.shot("debugger-file")
    page.locator(".lm-TabBar-tabLabel", has_text="debug.ipynb").first.click()
    began = time.monotonic()
    lab.button("notebook:interrupt-kernel")
    lab.cell(1).locator(ERROR).first.wait_for(timeout=PATIENCE)
    seen["interrupt"] = lab.cell(1).locator(ERROR).first.inner_text().strip().split("\n")[0]
    seen["interrupt_seconds"] = round(time.monotonic() - began, 1)
    lab.run_cell(2)
    lab.output(2, "3")
    lab.shot("debugger-interrupted")
    print(json.dumps(seen))


def shots(lab, names):
    faulthandler.cancel_dump_traceback_later()  # Somebody watches, and many notebooks take as long as they take.
    for name in names:
        lab.open(name)
        if not os.environ.get("LAB_AS_COMMITTED"):
            lab.run_all()
        time.sleep(3)
        print(name, "errors:", lab.page.locator(ERROR).count(), "charts:", lab.page.locator(CHART).count(), flush=True)
        lab.whole(name)


def drive(url, token, folder, body):
    """Opens a browser for `body`; where that fails, what the page looked like is kept."""
    # Before the tests' own limit of ten minutes, which would not say where it hangs.
    faulthandler.dump_traceback_later(PATIENCE / 1000 * 4, exit=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        lab = Lab(page, url, token, folder)
        try:
            body(lab)
        except Exception:
            lab.shot("failed")
            raise
        finally:
            browser.close()


if __name__ == "__main__":
    action, url, token, folder, *names = sys.argv[1:]
    bodies = {"use": use, "debug": debug, "save": lambda lab: save(lab, *names)}
    drive(url, token, folder, bodies.get(action, lambda lab: shots(lab, names)))

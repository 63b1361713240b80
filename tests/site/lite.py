"""The notebooks in JupyterLite as a reader meets them, from a plain static server, in a real browser.

lite.py use SITE SHOTS            the journey of the test; prints what was seen as JSON
lite.py all SITE SHOTS [NAME…]    runs each notebook; prints the time of each, and which outputs are not as committed
"""

import contextlib
import functools
import http.server
import json
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "notebooks"))
from lab import CHART, CHROMIUM, ERROR, PATIENCE, TABLE, Lab  # noqa: E402

NOTEBOOKS = ROOT / "notebooks"
VEGA = "application/vnd.vegalite.v5+json"
WIDGET = "application/vnd.jupyter.widget-view+json"
HOUR = 3_600_000


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@contextlib.contextmanager
def served(folder):
    """A plain static server, under a path of its own: the site may lie anywhere."""
    handler = functools.partial(Quiet, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()


class LiteLab(Lab):
    """JupyterLite: what is JupyterLab's is the same."""

    def __init__(self, page, url, shots):
        super().__init__(page, url, "", shots)
        self.elsewhere = set()
        page.on("request", self.note)

    def note(self, request):
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and f"{address.scheme}://{address.netloc}" != self.url:
            self.elsewhere.add(request.url)

    def open(self, name):
        self.page.goto(f"{self.url}/notebooks/lab/index.html?path={name}.ipynb", wait_until="domcontentloaded")
        current = "window.jupyterapp?.shell.currentWidget"
        self.page.wait_for_function(f"{current}?.context?.path === '{name}.ipynb'", timeout=PATIENCE)
        # What was open before comes back with it; to ask for none of that would ask for no notebook either.
        others = f"[...window.jupyterapp.shell.widgets('main')].filter((one) => one !== {current})"
        self.page.evaluate(f"{others}.forEach((one) => one.dispose())")
        self.page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=PATIENCE)
        self.idle()

    def add(self, name, cells):
        """Puts a notebook of these cells where a reader's own are."""
        code = [{"cell_type": "code", "execution_count": None, "id": f"c{i}", "metadata": {}, "outputs": [], "source": one} for i, one in enumerate(cells)]
        metadata = json.loads((NOTEBOOKS / "00-start-here.ipynb").read_text())["metadata"]
        content = {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": metadata["kernelspec"]}, "cells": code}
        file = {"type": "notebook", "format": "json", "content": content}
        self.page.evaluate("([path, file]) => window.jupyterapp.serviceManager.contents.save(path, file)", [f"{name}.ipynb", file])

    def outputs(self):
        """What stands below each code cell."""
        model = self.page.evaluate("window.jupyterapp.shell.currentWidget.context.model.toJSON()")
        return [one["outputs"] for one in model["cells"] if one["cell_type"] == "code"]

    def interrupt(self, number):
        """Interrupts the cell that runs; what it then says, and after how many seconds."""
        self.page.wait_for_selector('.jp-Notebook-ExecutionIndicator[data-status="busy"]', timeout=PATIENCE)
        time.sleep(2)
        began = time.monotonic()
        self.button("notebook:interrupt-kernel")
        self.cell(number).locator(ERROR).first.wait_for(timeout=PATIENCE)
        says = self.cell(number).locator(ERROR).first.inner_text().strip().split("\n")[0]
        self.idle()
        return says, round(time.monotonic() - began, 1)


def seen_of(output):
    """An output as a reader sees it: a chart by its description, not by the picture that is made of it for others."""
    kind = output["output_type"]
    if kind == "stream":
        return ["stream", output["name"], "".join(output["text"])]
    if kind == "error":
        return ["error", output["ename"], output["evalue"]]
    data = output["data"]
    if WIDGET in data:
        return ["widget"]
    if VEGA in data:
        return ["chart", data[VEGA]]
    text = data.get("text/html", data.get("text/plain"))
    return ["shown", text if isinstance(text, str) else "".join(text)]


def differences(name, outputs):
    """Numbers of the cells whose outputs are not those that are committed."""
    committed = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text())["cells"]
    wanted = [one["outputs"] for one in committed if one["cell_type"] == "code"]
    assert len(wanted) == len(outputs) > 0
    return [i for i, (is_, was) in enumerate(zip(outputs, wanted)) if [*map(seen_of, is_)] != [*map(seen_of, was)]]


def run_whole(lab, name):
    """Runs a notebook from nothing. Gives the seconds it took, the errors it shows, and the cells that differ."""
    lab.open(name)
    lab.menu("Edit", "Clear Outputs of All Cells")
    began = time.monotonic()
    lab.run_all()
    seconds = round(time.monotonic() - began, 1)
    lab.page.wait_for_timeout(500)
    return {"seconds": seconds, "errors": lab.page.locator(ERROR).count(), "differ": differences(name, lab.outputs())}


def followed(lab, words, text):
    """Where a link of the notebook leads, from the site's top, in a page of its own that shows a text."""
    with lab.page.expect_popup() as opened:
        lab.page.locator(".jp-RenderedMarkdown a", has_text=words).click()
    opened.value.get_by_text(text).wait_for(timeout=PATIENCE)
    place = opened.value.url.removeprefix(f"{lab.url}/")
    opened.value.close()
    return place


TRAINING = """import { openRun, progressBar, shortBranch } from 'activation-supervision';
const branch = await shortBranch(openRun('baseline'), { from: 20_000, epochs: 2_000, ...progressBar('as trained') });"""


def use(lab):
    page = lab.page
    seen = {"run_all": run_whole(lab, "00-start-here")}
    page.wait_for_selector(CHART, timeout=PATIENCE)
    seen["charts"] = sum(one.is_visible() for one in page.locator(CHART).all())
    seen["tables"] = sum(one.is_visible() for one in page.locator(TABLE).all())
    lab.whole("lite-run-all")
    seen["source_link"] = followed(lab, "oneCollapse", "export function oneCollapse")

    lab.add("scratch", ["let kept = 41;\nkept", "const wrong: number = 'text';", "for (;;) {}", TRAINING, "kept + 1"])
    lab.open("scratch")
    lab.run_cell(0)
    lab.output(0, "41")
    kernel = "window.jupyterapp.shell.currentWidget.sessionContext.session.kernel"
    asked = [{"code": "kept.toFix", "cursor_pos": 10}, {"code": "kept", "cursor_pos": 4, "detail_level": 0}]
    reply = page.evaluate(f"([asked]) => {kernel}.requestComplete(asked)", [asked[0]])
    seen["completion"] = reply["content"]["matches"]
    reply = page.evaluate(f"([asked]) => {kernel}.requestInspect(asked)", [asked[1]])
    seen["hover"] = reply["content"]["data"]["text/plain"]
    lab.run_cell(1)
    lab.cell(1).locator(ERROR).first.wait_for(timeout=PATIENCE)
    seen["type_error"] = lab.cell(1).locator(ERROR).first.inner_text().strip().split("\n")[0]
    lab.run_cell(2)
    seen["loop"], seen["loop_seconds"] = lab.interrupt(2)
    lab.run_cell(3)
    lab.output(3, "as trained")
    seen["training"], seen["training_seconds"] = lab.interrupt(3)
    lab.run_cell(4)
    lab.output(4, "42")
    seen["kept"] = True
    lab.shot("lite-interrupted")

    lab.cell(4).locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" // mine")
    lab.finish("window.jupyterapp.shell.currentWidget.context.save()")
    lab.open("scratch")
    seen["after_reload"] = lab.cell(4).locator(".cm-content").inner_text().strip()
    lab.shot("lite-reloaded")
    seen["elsewhere"] = sorted(lab.elsewhere)
    print(json.dumps(seen))


def run_all(lab, names):
    lab.page.set_default_timeout(HOUR)
    for name in names or sorted(one.stem for one in NOTEBOOKS.glob("*.ipynb")):
        print(name, json.dumps(run_whole(lab, name)), flush=True)
        lab.whole(f"lite-{name}")
    print("requests elsewhere:", sorted(lab.elsewhere), flush=True)


if __name__ == "__main__":
    action, site, shots, *names = sys.argv[1:]
    with served(site) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
        lab = LiteLab(browser.new_page(viewport={"width": 1400, "height": 900}), url, shots)
        try:
            use(lab) if action == "use" else run_all(lab, names)
        except Exception:
            lab.shot("lite-failed")
            raise
        finally:
            browser.close()

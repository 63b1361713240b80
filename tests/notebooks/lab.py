"""JupyterLab as a reader meets it, driven in a real browser.

lab.py use URL TOKEN SHOTS          the journey of the test; prints what was seen as JSON
lab.py shots URL TOKEN SHOTS NAME…  run each notebook and take a picture of all of it
"""

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
        self.menu("Run", "Run All Cells")
        code = ".jp-CodeCell .jp-InputArea-prompt"
        done = f"""() => [...document.querySelectorAll('{code}')].every((one) => /\\d/.test(one.textContent))"""
        self.page.wait_for_function(done, timeout=PATIENCE)
        self.idle()

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


def shots(lab, names):
    for name in names:
        lab.open(name)
        if not os.environ.get("LAB_AS_COMMITTED"):
            lab.run_all()
        time.sleep(3)
        print(name, "errors:", lab.page.locator(ERROR).count(), "charts:", lab.page.locator(CHART).count(), flush=True)
        lab.whole(name)


def drive(url, token, folder, body):
    """Opens a browser for `body`; where that fails, what the page looked like is kept."""
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
    drive(url, token, folder, use if action == "use" else lambda lab: shots(lab, names))

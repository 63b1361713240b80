"""Widgets in JupyterLab, moved by a hand while cells run.

labWidgets.py URL TOKEN SHOTS       prints what was seen as JSON
"""

import json
import sys
import time

from lab import ERROR, PATIENCE, drive

RUNNING = '.jp-InputPrompt:text-is("[*]:")'


def picture(lab, number):
    """What the chart below a cell looks like, as text."""
    chart = lab.cell(number).locator(".vega-embed canvas").first
    chart.wait_for(timeout=PATIENCE)
    return chart.evaluate("one => one.toDataURL()")


def eventually(check, what, patience=PATIENCE / 1000):
    end = time.monotonic() + patience
    while not check():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.1)


def readout(lab, number):
    return lab.cell(number).locator(".widget-readout").first.inner_text().strip()


def move(lab, number, keys):
    """Moves the first slider of a cell by the keyboard, as a hand does by the mouse."""
    handle = lab.cell(number).locator(".noUi-handle").first
    handle.scroll_into_view_if_needed()
    handle.focus()
    for key in keys:
        lab.page.keyboard.press(key)


def journey(lab):
    seen = {}
    page = lab.page
    lab.open("widgets")

    # A slider steers a loop that runs; a button ends it.
    lab.run_cell(0)
    lab.cell(0).locator(".noUi-handle").first.wait_for(timeout=PATIENCE)
    lab.run_cell(1)
    lab.cell(1).locator(RUNNING).wait_for(timeout=PATIENCE)
    before = picture(lab, 1)
    time.sleep(1.5)
    seen["still_without_a_hand"] = picture(lab, 1) == before
    move(lab, 0, ["ArrowRight"] * 6)
    eventually(lambda: picture(lab, 1) != before, "the chart did not follow the slider")
    eventually(lambda: readout(lab, 0) == "7", "the slider did not move")
    seen["runs_while_steered"] = lab.cell(1).locator(RUNNING).count() == 1
    lab.shot("widgets-steered")
    lab.cell(0).locator("button", has_text="Stop").click()
    lab.output(1, "ended at rate 7")

    # interact, and its chart.
    lab.run_cell(2)
    before = picture(lab, 2)
    move(lab, 2, ["ArrowRight"] * 3)
    eventually(lambda: picture(lab, 2) != before, "interact did not follow its slider")
    lab.shot("widgets-interact")

    # Front-end code of one's own, there and back.
    lab.run_cell(3)
    own = lab.cell(3).locator("button", has_text="count 0")
    own.wait_for(timeout=PATIENCE)
    own.click()
    lab.cell(3).locator("text=count 1, doubled 2, bytes 1 2 3").first.wait_for(timeout=PATIENCE)

    # All others are drawn.
    lab.run_cell(4)
    lab.cell(4).locator(".lm-TabBar-tabLabel", has_text="numbers").first.wait_for(timeout=PATIENCE)
    lab.cell(4).locator("text=captured").first.wait_for(timeout=PATIENCE)
    play = lab.cell(4).locator(".widget-play button").first
    play.click()
    eventually(lambda: readout(lab, 4) not in ("", "0"), "play did not move the slider that it is linked to")
    seen["errors"] = page.locator(ERROR).count()
    seen["broken"] = page.locator("text=/Error displaying widget|Loading widget/").count()
    lab.whole("widgets-all")

    # An interrupt ends the cell that waits; its widgets live on.
    lab.run_cell(1)
    lab.cell(1).locator(RUNNING).wait_for(timeout=PATIENCE)
    picture(lab, 1)
    lab.button("notebook:interrupt-kernel")
    lab.cell(1).locator(ERROR).first.wait_for(timeout=PATIENCE)
    seen["interrupt"] = lab.cell(1).locator(ERROR).first.inner_text().strip().split("\n")[0]
    lab.idle()

    # A page that is loaded again has its widgets again, with their values.
    page.keyboard.press("Control+s")
    page.wait_for_function("!window.jupyterapp.shell.currentWidget.context.model.dirty", timeout=PATIENCE)
    lab.open("widgets")
    lab.cell(0).locator(".noUi-handle").first.wait_for(timeout=PATIENCE)
    seen["after_reload"] = readout(lab, 0)
    before = picture(lab, 2)
    move(lab, 2, ["ArrowLeft"] * 2)
    eventually(lambda: picture(lab, 2) != before, "interact is dead after the page was loaded again")
    lab.shot("widgets-reloaded")

    # A restart while a cell waits for a widget leaves nothing hanging.
    lab.run_cell(1)
    lab.cell(1).locator(RUNNING).wait_for(timeout=PATIENCE)
    lab.button("notebook:restart-kernel")
    page.locator(".jp-Dialog .jp-mod-accept").click()
    page.wait_for_selector(".jp-Dialog", state="detached", timeout=PATIENCE)
    time.sleep(1)
    lab.idle()
    lab.run_cell(0)
    lab.cell(0).locator(".noUi-handle").first.wait_for(timeout=PATIENCE)
    move(lab, 0, ["ArrowRight"])
    eventually(lambda: readout(lab, 0) == "2", "the slider is dead after a restart")
    seen["after_restart"] = readout(lab, 0)
    lab.shot("widgets-restarted")
    print(json.dumps(seen))


if __name__ == "__main__":
    drive(*sys.argv[1:], journey)

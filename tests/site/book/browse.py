"""Pages of a built site as a reader's browser has them: browse.py SITE AXE PAGE…

Serves the folder SITE below a path, opens each page in Chromium on a phone and on a desk, in both themes, and prints as JSON what is
wider than the screen, what was asked of another host, what could not be loaded, what the page complained of, and what axe-core
(the script AXE) finds of serious or critical impact.
"""

import functools
import http.server
import json
import os
import shutil
import sys
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

SITE, AXE, *PAGES = sys.argv[1:]
# Other parts of the site, which a page of the book may show in a frame, are not built here.
PARTS = ("/lab/", "/notebooks/", "/data/")
SCREENS = [(390, 844, "light"), (1280, 900, "dark")]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def axe(page):
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'], iframes: false })")
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:160]}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


def look(browser, base, name, width, height, theme):
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme)
    page = context.new_page()
    foreign, failed, said, sizes = [], [], [], []
    page.on("request", lambda one: foreign.append(one.url) if not one.url.startswith((base, "data:")) else None)
    page.on("response", lambda one: failed.append(one.url) if one.status >= 400 and not any(p in one.url for p in PARTS) else None)
    page.on("requestfinished", lambda one: sizes.append(one.sizes()["responseBodySize"]))
    page.on("pageerror", lambda one: said.append(str(one)))
    page.goto(base + name, wait_until="load")
    page.wait_for_timeout(300)
    # Pictures further down are loaded when they are seen.
    page.evaluate("document.querySelectorAll('img').forEach((one) => (one.loading = 'eager'))")
    page.wait_for_timeout(300)
    seen = {
        "page": name,
        "theme": page.evaluate("document.documentElement.dataset.theme"),
        "width": page.evaluate("document.documentElement.scrollWidth"),
        "pictures": page.evaluate(
            "[...document.querySelectorAll('.chart img')].filter((one) => one.offsetParent && one.naturalWidth > 0).length"
        ),
        "foreign": foreign,
        "failed": failed,
        "said": said,
        "axe": axe(page),
        "screen": width,
        "bytes": sum(sizes),
    }
    context.close()
    return seen


def main():
    # Below a path, as on a code host.
    root = Path(SITE).resolve()
    handler = functools.partial(Quiet, directory=str(root.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}/{root.name}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which(os.environ["CHROMIUM"]))
        seen = [look(browser, base, name, *screen) for name in PAGES for screen in SCREENS]
        browser.close()
    print(json.dumps(seen))


main()

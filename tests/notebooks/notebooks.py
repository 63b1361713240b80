"""The notebooks of this project: made from their text, run, and compared with what is committed.

notebooks.py write [NAME ...]            run each notebook and write its .ipynb
notebooks.py sync [NAME ...]             the same without running: outputs of cells that did not change are kept
                                         Both write the text as well, with the header that JupyterLab saves
notebooks.py check KERNEL [NAME ...]     run copies, compare their outputs with the committed ones, report as JSON
notebooks.py pairs [NAME ...]            compare .ts and .ipynb without running them, and with what JupyterLab would save
notebooks.py rerun FOLDER [NAME ...]     compare copies that were run and saved in JupyterLab with the committed ones, as JSON:
                                         only outputs may differ, and of these only what varies by its nature
notebooks.py changed CASES               run copies with other parameters, as JSON: what was shown, or the error.
                                         Of each case: name, set (values by parameter), cells (how many of the code)
"""

import json
import os
import re
import shutil
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import jupytext
import nbformat
from jupytext import TextFileContentsManager
from jupytext.config import load_jupytext_config
from jupytext.jupytext import drop_text_representation_metadata
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "notebooks"
OWN = "activation-supervision"
# Their live branches are long; another kernel has to show something, not the same.
LONG = ["05-suppression", "08-what-drives-the-collapse"]
LIMIT = int(os.environ.get("NOTEBOOK_CELL_LIMIT", "900"))
# One representation is enough to compare; pictures may differ in a bit between machines.
COMPARED = ("text/html", "application/vnd.vegalite.v5+json", "text/plain")


def names(asked):
    """Those that the table of notebooks/README.md lists: what else lies there is a reader's own."""
    listed = re.findall(r"(?m)^\| \[([^\]]+)\]\(\1\.ipynb\)", (FOLDER / "README.md").read_text("utf-8"))
    return asked or listed


def configuration():
    return load_jupytext_config(str(FOLDER / "any.ts"))


def from_text(name):
    """The notebook that the text stands for, with ids that are a function of the text."""
    config = configuration()
    notebook = jupytext.read(FOLDER / f"{name}.ts", config=config)
    for number, cell in enumerate(notebook.cells):
        cell.id = f"{name}-{number:02d}"
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    notebook = drop_text_representation_metadata(notebook)
    paired = {"formats": "ipynb,ts:percent", **notebook.metadata.jupytext}
    # JupyterLab saves them with a notebook that has a pair.
    config.set_default_format_options(paired, read=True)
    notebook.metadata = nbformat.from_dict(
        {
            "jupytext": paired,
            "kernelspec": {"display_name": "TypeScript (activation-supervision)", "language": "typescript", "name": OWN},
        }
    )
    return notebook


def write_text(name, notebook):
    """The first time a text is not ASCII, its header says so; from then on the notebook does, too."""
    text = jupytext.writes(notebook, fmt="ts:percent", config=configuration())
    (FOLDER / f"{name}.ts").write_text(text, "utf-8")
    return from_text(name).metadata.jupytext


def language_version():
    """What the kernel says of its language, without starting it."""
    return json.loads((ROOT / "node_modules/typescript/package.json").read_text("utf-8"))["version"]


def run(notebook, kernel, folder, limit=LIMIT):
    client = NotebookClient(notebook, kernel_name=kernel, timeout=limit, resources={"metadata": {"path": str(folder)}})
    client.execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.pop("transient", None)
        if "outputs" in cell:
            cell.outputs = merged(cell.outputs)
    return notebook


def merged(outputs):
    """Text that follows text of the same stream goes on from it, as in JupyterLab."""
    whole = []
    for output in outputs:
        before = whole[-1] if whole else None
        if before and before.output_type == output.output_type == "stream" and before.name == output.name:
            before.text += output.text
        else:
            whole.append(output)
    return whole


def write(name):
    began = time.monotonic()
    notebook = run(from_text(name), OWN, FOLDER)
    notebook.metadata.jupytext = write_text(name, notebook)
    nbformat.write(notebook, FOLDER / f"{name}.ipynb")
    return f"{name}: {time.monotonic() - began:.0f} s"


def sync(name):
    notebook, before = from_text(name), committed(name)
    known = {cell.source: cell for cell in before.cells if cell.cell_type == "code"}
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.source in known:
            cell.outputs, cell.execution_count = merged(known[cell.source].outputs), known[cell.source].execution_count
    for kept in ("language_info", "widgets"):
        if kept in before.metadata:
            notebook.metadata[kept] = before.metadata[kept]
    if "language_info" in before.metadata:
        notebook.metadata.language_info.version = language_version()
    notebook.metadata.jupytext = write_text(name, notebook)
    nbformat.write(notebook, FOLDER / f"{name}.ipynb")


def check(name, kernel):
    """What went wrong when a copy of the notebook was run, if anything, and the seconds that it took."""
    began = time.monotonic()
    # Inside the folder, so that the package is found as it is for the notebook itself.
    copies = Path(tempfile.mkdtemp(prefix=".run-", dir=FOLDER))
    try:
        notebook = from_text(name)
        if kernel != OWN and name in LONG:
            set_parameters(notebook, {"epochs": "100"})
        notebook = run(notebook, kernel, copies)
        problems = differences(notebook, committed(name)) if kernel == OWN else missing(notebook)
    except CellExecutionError as error:
        problems = [str(error)[-1500:]]
    finally:
        shutil.rmtree(copies, ignore_errors=True)
    return {"name": name, "problems": problems, "seconds": round(time.monotonic() - began, 1)}


def set_parameters(notebook, values):
    parameters = next(cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", []))
    for name, value in values.items():
        parameters.source, found = re.subn(rf"(?m)^(const {name}\b[^=]*= )[^;]*", rf"\g<1>{value}", parameters.source)
        if found != 1:
            raise ValueError(f"no parameter {name}")


def changed(case):
    """What a copy of the notebook with other parameters shows, as text, or the error that ends it."""
    notebook = from_text(case["name"])
    set_parameters(notebook, case["set"])
    notebook.cells = [cell for cell in notebook.cells if cell.cell_type == "code"][: case.get("cells")]
    copies = Path(tempfile.mkdtemp(prefix=".run-", dir=FOLDER))
    try:
        run(notebook, OWN, copies)
    except CellExecutionError as error:
        return {"error": f"{error.ename}: {error.evalue}"}
    finally:
        shutil.rmtree(copies, ignore_errors=True)
    outputs = [output for cell in notebook.cells for output in cell.outputs]
    return {"shown": [str(one.get("text") or one.data.get("text/plain")) for one in outputs]}


def committed(name):
    return nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)


def differences(found, expected):
    problems = []
    for cell, wanted in zip(found.cells, expected.cells, strict=True):
        if cell.cell_type != "code" or "varies" in cell.metadata.get("tags", []):
            continue
        ours, theirs = comparable(cell), comparable(wanted)
        if ours != theirs:
            at = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b), 0)
            problems.append(f"cell {cell.id}: expected {theirs[at:at + 300]} found {ours[at:at + 300]}")
    return problems


def comparable(cell):
    """The outputs of a cell as text, without what is no content."""
    parts = []
    for output in cell.outputs:
        if output.output_type == "stream":
            parts.append(output.text)
        elif output.output_type == "error":
            parts.append(f"{output.ename}: {output.evalue}")
        else:
            kind = next((kind for kind in COMPARED if kind in output.data), None)
            parts.append(json.dumps(output.data.get(kind), sort_keys=True))
    return "\n".join(parts)


def missing(notebook):
    """Under another kernel: cells that show something must show something there, too."""
    silent = [
        cell.id
        for cell in notebook.cells
        if cell.cell_type == "code" and re.search(r"\bshow\(", cell.source) and not cell.outputs
    ]
    return [f"cell {one}: shows nothing" for one in silent]


def pairs(name):
    """Differences between the text and the committed notebook, and what must not be committed."""
    ours, theirs = from_text(name), committed(name)
    problems = []
    if len(ours.cells) != len(theirs.cells):
        problems.append(f"{len(ours.cells)} cells in the text, {len(theirs.cells)} in the notebook")
    for a, b in zip(ours.cells, theirs.cells):
        tags = [cell.metadata.get("tags", []) for cell in (a, b)]
        if (a.cell_type, a.source, tags[0]) != (b.cell_type, b.source, tags[1]):
            problems.append(f"cell {b.id}: text and notebook differ")
    for cell in theirs.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                problems.append(f"cell {cell.id}: committed with an error")
    if not any(cell.get("outputs") for cell in theirs.cells):
        problems.append("committed without outputs")
    # What widgets look like before anybody touches them is kept with the notebook.
    made = {name: value for name, value in theirs.metadata.items() if name in ("language_info", "widgets")}
    if theirs.metadata != {**ours.metadata, **made}:
        problems.append("metadata differ")
    if made.get("language_info", {}).get("version") != language_version():
        problems.append(f"language_info is not of TypeScript {language_version()}")
    problems += unsaved(name)
    return {"name": name, "problems": problems}


def rerun(name, folder):
    """What differs from the committed notebook, but for outputs of cells that are tagged to vary, and pictures."""
    found, expected = nbformat.read(Path(folder) / f"{name}.ipynb", as_version=4), committed(name)
    problems = differences(found, expected)
    for notebook in (found, expected):
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = []
    if found != expected:
        problems.append("more than outputs differ")
    if (Path(folder) / f"{name}.ts").read_bytes() != (FOLDER / f"{name}.ts").read_bytes():
        problems.append("the texts differ")
    return {"name": name, "problems": problems}


def unsaved(name):
    """The files of the notebook that would change if JupyterLab opened and saved it as it is."""
    with tempfile.TemporaryDirectory() as folder:
        files = [f"{name}.ipynb", f"{name}.ts"]
        for file in [*files, "jupytext.toml"]:
            shutil.copyfile(FOLDER / file, Path(folder) / file)
        server = TextFileContentsManager(root_dir=folder)
        server.log.setLevel("ERROR")
        opened = server.get(files[0])
        server.save({"type": "notebook", "format": "json", "content": opened["content"]}, files[0])
        changed = [file for file in files if (Path(folder) / file).read_bytes() != (FOLDER / file).read_bytes()]
    return [f"{file}: JupyterLab saves it otherwise" for file in changed]


def main(action, *rest):
    if action == "write":
        for name in names(list(rest)):
            print(write(name), flush=True)
    elif action == "sync":
        for name in names(list(rest)):
            sync(name)
    elif action == "check":
        kernel, *asked = rest
        with ThreadPoolExecutor(2) as pool:
            print(json.dumps(list(pool.map(lambda name: check(name, kernel), names(asked)))))
    elif action == "rerun":
        folder, *asked = rest
        print(json.dumps([rerun(name, folder) for name in names(asked)]))
    elif action == "changed":
        with ThreadPoolExecutor(2) as pool:
            print(json.dumps(list(pool.map(changed, json.loads(rest[0])))))
    elif action == "pairs":
        print(json.dumps([pairs(name) for name in names(list(rest))]))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(*sys.argv[1:]) if len(sys.argv) > 1 else sys.exit(__doc__)

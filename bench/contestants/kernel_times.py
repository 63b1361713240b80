"""Times of Jupyter kernels, in turns: kernel_times.py ROUNDS CELLS SIZES KERNEL CELL NAME [KERNEL CELL NAME ...]

For each kernel and round: milliseconds from starting its process to the reply of its first cell, and of the median of
CELLS trivial cells that each declare a variable and give its value, once as many names as each of SIZES (rising, with
commas) were declared before. `{i}` in CELL is the number of the cell; NAME declares one name, whose number is `{i}`.
Where declaring them, or one cell, takes more than PATIENCE seconds, null stands for that size and those above it. Says on
stderr which turn it is; prints JSON.
"""

import json
import statistics
import sys
import time

from jupyter_client.manager import KernelManager

NAMES_A_CELL = 100
PATIENCE = 30
FEWEST_CELLS = 10


def execute(client, code):
    reply = client.execute_interactive(code, timeout=PATIENCE, output_hook=lambda message: None)
    content = reply["content"]
    if content["status"] != "ok":
        raise RuntimeError(f"{code!r}: {content.get('ename')}: {content.get('evalue')}")


def median_cell(client, cell, cells, size):
    times = []
    until = time.perf_counter() + PATIENCE
    for i in range(cells):
        if len(times) >= FEWEST_CELLS and time.perf_counter() > until:
            break
        began = time.perf_counter()
        execute(client, cell.format(i=f"{size}_{i}"))
        times.append(time.perf_counter() - began)
    return 1000 * statistics.median(times)


def declares(client, name, first, last):
    """Declares names and says whether the kernel's patience was enough."""
    until = time.perf_counter() + PATIENCE
    for i in range(first, last, NAMES_A_CELL):
        if time.perf_counter() > until:
            return False
        execute(client, "\n".join(name.format(i=j) for j in range(i, min(last, i + NAMES_A_CELL))))
    return True


def turn(kernel, cell, name, cells, sizes):
    began = time.perf_counter()
    manager = KernelManager(kernel_name=kernel)
    manager.start_kernel()
    client = manager.client()
    try:
        client.start_channels()
        client.wait_for_ready(timeout=300)
        execute(client, "1")
        start = time.perf_counter() - began
        # What is compiled or loaded once is no part of a cell.
        for i in range(5):
            execute(client, cell.format(i=f"warm{i}"))
        medians = []
        for declared, size in zip([0, *sizes], sizes):
            try:
                if not declares(client, name, declared, size):
                    break
                medians.append(median_cell(client, cell, cells, size))
            except TimeoutError:
                break
        return 1000 * start, medians + [None] * (len(sizes) - len(medians))
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def main(rounds, cells, sizes, *given):
    kernels = [given[i : i + 3] for i in range(0, len(given), 3)]
    sizes = [int(size) for size in sizes.split(",")]
    found = {kernel: {"start": [], "cells": []} for kernel, _, _ in kernels}
    for i in range(int(rounds)):
        for kernel, cell, name in kernels:
            if "absent" in found[kernel]:
                continue
            print(f"round {i + 1} of {rounds}: {kernel}", file=sys.stderr, flush=True)
            try:
                start, medians = turn(kernel, cell, name, int(cells), sizes)
                found[kernel]["start"].append(start)
                found[kernel]["cells"].append(medians)
            except Exception as error:
                found[kernel] = {"absent": str(error).strip().split("\n")[-1] or type(error).__name__}
    print(json.dumps(found))


main(*sys.argv[1:])

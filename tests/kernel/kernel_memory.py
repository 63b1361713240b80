"""What a kernel holds at rest: the private memory of its processes in MB, what one more open kernel costs, as JSON.

kernel_memory.py FOLDER CODE      fresh, and after a cell with the code
"""

import json
import sys
import time
from pathlib import Path

from jupyter_client.manager import KernelManager


def processes(pid):
    tasks = Path(f"/proc/{pid}/task").iterdir()
    children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    return [pid, *(one for child in children for one in processes(child))]


def private(pid):
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024


folder, code = sys.argv[1:]
manager = KernelManager(kernel_name="activation-supervision")
manager.start_kernel(cwd=folder)
client = manager.client()
client.start_channels()
client.wait_for_ready(60)
held = {}
for name, cell in {"fresh": "1 + 1", "used": code}.items():
    reply = client.execute_interactive(cell, output_hook=lambda message: None, timeout=120)
    # At rest: what it prepares in an idle moment is part of it.
    time.sleep(6)
    held[name] = round(sum(map(private, processes(manager.provisioner.pid))))
    held[f"{name}_status"] = reply["content"]["status"]
client.stop_channels()
manager.shutdown_kernel(now=True)
print(json.dumps(held))

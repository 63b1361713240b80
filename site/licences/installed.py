"""Prints the licences of installed packages of Python as JSON: installed.py NAME…"""

import importlib.metadata
import json
import sys


def licence(name):
    found = importlib.metadata.distribution(name)
    data = found.metadata
    classifiers = [one.split(" :: ")[-1] for one in data.get_all("Classifier", []) if one.startswith("License :: ")]
    files = [one for one in found.files if ".dist-info/licenses/" in str(one) or str(one).endswith(".LICENSE.txt")]
    return {
        "name": data["Name"],
        "version": found.version,
        "licence": data.get("License-Expression") or ", ".join(classifiers),
        "text": "\n\n".join(one.locate().read_text().strip() for one in files),
    }


print(json.dumps([licence(name) for name in sys.argv[1:]]))

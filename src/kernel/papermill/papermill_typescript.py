"""Teaches papermill to write parameters for TypeScript notebooks: `papermill -p seed 43 in.ipynb out.ipynb`.

papermill loads the entry points of its engines as it starts. This one is its own engine; loading it registers the
translator, which serves whatever engine runs the notebook.
"""

import json
import math
import re

from papermill.engines import NBClientEngine
from papermill.models import Parameter
from papermill.translators import Translator, papermill_translators

KERNEL = "activation-supervision"
LANGUAGE = "typescript"


class Engine(NBClientEngine):
    """papermill's own engine."""


class TypeScriptTranslator(Translator):
    """Parameters as declarations: cells may declare a name again, and each keeps its type."""

    # `const epochs: number = 100; // how many`; an annotation of several lines is not read.
    PARAMETER = re.compile(
        r"^\s*(?:export\s+)?(?:const|let|var)\s+(?P<name>[\w$]+)\s*(?::\s*(?P<type>[^=]+?))?\s*="
        r"(?!=)\s*(?P<value>.*?)\s*;?\s*(?://\s*(?P<help>.*))?$"
    )

    @classmethod
    def translate_none(cls, val):
        return "null"

    @classmethod
    def translate_bool(cls, val):
        return "true" if val else "false"

    @classmethod
    def translate_int(cls, val):
        # Beyond this a number would be another one.
        return f"{val}" if abs(val) <= 2**53 - 1 else f"{val}n"

    @classmethod
    def translate_float(cls, val):
        if math.isnan(val):
            return "NaN"
        if math.isinf(val):
            return "Infinity" if val > 0 else "-Infinity"
        return repr(val)

    @classmethod
    def translate_str(cls, val):
        return json.dumps(str(val))

    @classmethod
    def translate_dict(cls, val):
        entries = (f"{json.dumps(str(key))}: {cls.translate(value)}" for key, value in val.items())
        return "{ " + ", ".join(entries) + " }"

    @classmethod
    def translate_list(cls, val):
        return "[" + ", ".join(cls.translate(one) for one in val) + "]"

    translate_tuple = translate_list

    @classmethod
    def comment(cls, cmt_str):
        return f"// {cmt_str}".strip()

    @classmethod
    def assign(cls, name, str_val):
        return f"let {name} = {str_val};"

    @classmethod
    def inspect(cls, parameters_cell):
        found = []
        for line in parameters_cell["source"].splitlines():
            match = cls.PARAMETER.match(line)
            if match:
                name, type_name, value, text = match.group("name", "type", "value", "help")
                found.append(Parameter(name, type_name or "None", value, text or ""))
        return found


papermill_translators.register(KERNEL, TypeScriptTranslator)
papermill_translators.register(LANGUAGE, TypeScriptTranslator)

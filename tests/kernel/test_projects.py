"""The kernel in somebody else's project: its modules, its compiler options, its packages."""

import os
import shutil
import tempfile
import time
import unittest
from pathlib import Path

from jupyter_client.manager import KernelManager

from test_kernel import KERNEL, ROOT, Suite

FIXTURES = Path(__file__).resolve().parent / "fixtures"


class InProject(Suite):
    """A kernel that starts in a copy of a project, under a name with blanks and accents."""

    fixture = ""
    folder = "."
    packages = ("late-graph", "tiny-jsx")
    linked = ("d3-array", "internmap")

    @classmethod
    def setUpClass(cls):
        cls.root = Path(tempfile.mkdtemp(prefix="projet d'été ")).resolve()
        if cls.fixture:
            shutil.copytree(FIXTURES / cls.fixture, cls.root, dirs_exist_ok=True)
        modules = cls.root / "node_modules"
        modules.mkdir(exist_ok=True)
        for name in cls.packages:
            shutil.copytree(FIXTURES / "packages" / name, modules / name)
        for name in cls.linked:
            shutil.copytree(ROOT / "node_modules" / name, modules / name)
        cls.prepare()
        cls.km = KernelManager(kernel_name=KERNEL)
        cls.km.start_kernel(cwd=str(cls.root / cls.folder))
        cls.kc = cls.km.client()
        cls.kc.start_channels()
        cls.kc.wait_for_ready(timeout=60)

    @classmethod
    def prepare(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        cls.kc.stop_channels()
        cls.km.shutdown_kernel()
        shutil.rmtree(cls.root)

    @classmethod
    def write(cls, name, text):
        path = cls.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def types_error(self, code):
        name, message, _ = self.failure(code)
        self.assertEqual(name, "TypeScriptError", message)
        return message


class EsModules(InProject):
    """package.json says "module", tsconfig says nodenext."""

    fixture = "esm-project"

    def test_widgets_are_there_by_their_name_in_cells_and_in_files(self):
        self.write("src/panel.ts", "import { slider } from 'activation-supervision/widgets';\nexport const level = slider({ max: 5, value: 4 });\n")
        self.assertEqual(self.value("import { slider } from 'activation-supervision/widgets'; const knob = slider({ value: 2 }); knob.value"), "2")
        self.assertEqual(self.value("import { level } from './src/panel.js'; level.value + (await import('activation-supervision/widgets')).slider({ value: 1 }).value"), "5")
        self.assertEqual(self.types_error("knob.value = 'a'"), "Type 'string' is not assignable to type 'number'.")

    def test_own_typescript_is_imported_with_or_without_an_ending(self):
        for name in ("./src/util", "./src/util.js", "./src/util.ts", "@/util", "@/util.js"):
            self.assertEqual(self.value(f"import {{ avg }} from '{name}'; avg(1, 2, 6)"), "3")
        self.assertEqual(self.value("import * as util from '@/util'; util.avg === avg"), "true")
        self.assertEqual(self.types_error("avg('1')"), "Argument of type 'string' is not assignable to parameter of type 'number'.")

    def test_an_enum_and_a_constant_of_the_modules_url(self):
        self.assertEqual(self.value("import { Color } from './src/util.js'; Color.Green"), "'green'")
        self.assertEqual(self.value("import { here } from './src/util.js'; here"), f'"{url(self.root / "src/util.ts")}"')

    def test_subpath_imports_and_paths_inside_files(self):
        self.assertEqual(self.value("import { label } from '@/label'; label(1)"), "'[red 1]'")
        self.assertEqual(self.value("import { bracket } from '#internal/bracket'; bracket('x')"), "'[x]'")

    def test_endings_of_every_kind(self):
        self.assertEqual(self.value("import { more } from './src/more.mjs'; more(2)"), "'[red 2]'")
        self.assertEqual(self.value("import legacy from './src/legacy.cjs'; legacy.triple(2)"), "6")
        self.assertEqual(self.value("(await import('./src/legacy.cjs')).default.triple(3)"), "9")

    def test_packages_of_es_modules(self):
        self.assertEqual(self.value("import { mean } from 'd3-array'; mean([1, 2])"), "1.5")
        self.assertEqual(self.value("import name, { early } from 'late-graph'; name + early"), "'late1'")
        self.assertEqual(self.value("import { late } from './src/late.js'; late"), "2")
        self.assertEqual(self.value("(await import('./src/late.js')).late + (await import('late-graph')).early"), "3")

    def test_json_with_attributes(self):
        self.assertEqual(self.value("import d from './data.json' with { type: 'json' }; d.answer"), "42")
        self.assertEqual(self.value("d.answer + 1"), "43")
        self.assertEqual(self.value("(await import('./data.json', { with: { type: 'json' } })).default.answer"), "42")
        self.write("data.json", '{ "answer": 43, "more": "text" }')
        self.assertEqual(self.value("import d from './data.json' with { type: 'json' }; d.answer + d.more.length"), "47")
        self.write("data.json", '{ "answer": 42 }')

    def test_import_meta(self):
        self.assertEqual(self.value("import.meta.dirname"), repr_js(str(self.root)))
        self.assertEqual(self.value("import.meta.filename"), repr_js(str(self.root / "cell.ts")))
        self.assertEqual(self.value("import.meta.url"), f'"{url(self.root / "cell.ts")}"')
        self.assertEqual(self.value("import.meta.resolve('./data.json')"), f'"{url(self.root / "data.json")}"')
        resolved = self.value("import.meta.resolve('late-graph')")
        self.assertEqual(resolved, f'"{url(self.root / "node_modules/late-graph/index.js")}"')
        self.assertEqual(self.value("import.meta.resolve('fs')"), "'node:fs'")
        code = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); require('./src/legacy.cjs').triple(1)"
        self.assertEqual(self.value(code), "3")

    def test_an_edit_counts_with_all_that_depends_on_it(self):
        use = "import { label } from './src/label.js'; label(1)"
        self.assertEqual(self.value(use), "'[red 1]'")
        self.write("src/internal/bracket.ts", "export const bracket = (text: string): string => `(${text})`;\n")
        self.assertEqual(self.value(use), "'(red 1)'")
        self.write("src/internal/bracket.ts", "export const bracket = (text: string): string => `[${text}]`;\n")
        self.assertEqual(self.value(use), "'[red 1]'")
        self.assertEqual(self.value("import { more } from '@/more.mjs'; more(1)"), "'[red 1]'")

    def test_a_new_file_is_found_where_there_was_none(self):
        self.assertIn("./src/fresh.js", self.types_error("import { fresh } from './src/fresh.js'; fresh"))
        self.write("src/fresh.ts", "export const fresh: number = 1;\n")
        self.assertEqual(self.value("import { fresh } from './src/fresh.js'; fresh"), "1")
        self.write("src/fresh.ts", "export const fresh: string = 'one';\n")
        self.assertEqual(self.value("import { fresh } from './src/fresh.js'; fresh.length"), "3")

    def test_a_module_that_throws_while_it_loads_is_loaded_again_once_it_is_mended(self):
        self.write("src/deep.ts", "import { sound } from './broken.js';\nexport const deep = sound + 1;\n")
        self.write("src/broken.ts", "const ready = false;\nif (!ready) throw new RangeError('not ready');\nexport const sound: number = 1;\n")
        for use in ("import { deep } from './src/deep.js'; deep", "(await import('./src/deep.js')).deep"):
            name, message, text = self.failure(use)
            self.assertEqual((name, message), ("RangeError", "not ready"))
            self.assertIn("/src/broken.ts:2:19", text)
        self.write("src/broken.ts", "export const sound: number = 1;\n")
        self.assertEqual(self.value("import { deep } from './src/deep.js'; deep"), "2")

    def test_a_file_that_is_no_typescript_is_named_with_the_place(self):
        self.write("src/wrong.ts", "export const fine = 1;\nexport const = 2;\n")
        self.assertIn("wrong.ts:2:14", self.failure("await import('./src/wrong.js')")[1])
        self.write("src/wrong.ts", "export const fine = 1;\n")
        self.assertEqual(self.value("(await import('./src/wrong.js')).fine"), "1")

    def test_a_cycle_works_where_it_can_and_is_named_where_it_cannot(self):
        self.assertEqual(self.value("import { isEven } from './src/cycle/even.js'; isEven(10)"), "true")
        name, message, _ = self.failure("import { first } from './src/cycle/first.js'; first")
        self.assertEqual(name, "ReferenceError")
        self.assertIn("'first' of first.ts is used before it has a value", message)
        self.assertIn("second.ts -> first.ts -> second.ts", message)

    def test_the_projects_strictness(self):
        self.assertEqual(self.types_error("const list = [1]; list[0].toFixed()"), "Object is possibly 'undefined'.")
        self.assertIn("implicitly has an 'any' type", self.types_error("function same(x) { return x }"))
        self.assertIn("HTMLElement", self.types_error("let element: HTMLElement"))
        self.assertEqual(self.value("function outer() { const unused = 1; return 2 } outer()"), "2")

    def test_what_the_projects_declaration_files_declare(self):
        self.assertEqual(self.value("(() => projectGlobal.known).length"), "0")
        self.assertIn("unknownThing", self.types_error("projectGlobal.unknownThing"))

    def test_jsx_in_cells_and_files(self):
        _, outputs = self.run_cell("const name: string = 'you'; <b class=\"x\">hi {name}</b>")
        self.assertEqual(outputs[0][1]["data"], {"text/html": '<b class="x">hi you</b>'})
        self.assertEqual(self.value("import { Greeting } from './src/view.js'; (<Greeting name=\"Ada\" />).html"), "'<p class=\"greeting\">Hello, Ada</p>'")
        self.assertIn("'number'", self.types_error("<Greeting name={1} />"))
        self.assertEqual(self.value("const cast = <number>(1 as unknown); const same = <T>(x: T) => x; same(cast)"), "1")

    def test_await_at_top_level_and_names_of_earlier_cells(self):
        self.run_cell("const kept = await Promise.resolve(4); export const also = kept")
        self.assertEqual(self.value("const more = { kept, also }; more.kept + more.also"), "8")

    def test_require_is_nodes(self):
        self.assertEqual(self.value("require('./src/legacy.cjs').triple(4)"), "12")
        self.assertIn("is an ES module", self.failure("require('./src/util.js')")[1])

    def test_an_edited_tsconfig_counts(self):
        file = self.root / "tsconfig.json"
        before = file.read_text()
        self.write("tsconfig.json", before.replace('"noUncheckedIndexedAccess": true', '"noUncheckedIndexedAccess": false'))
        try:
            self.assertEqual(self.value("[1][0].toFixed()"), "'1'")
        finally:
            file.write_text(before)
        self.assertEqual(self.types_error("[1][0].toFixed()"), "Object is possibly 'undefined'.")

    def test_a_tsconfig_with_errors_is_told_of_once_and_the_rest_counts(self):
        file = self.root / "tsconfig.json"
        before = file.read_text()
        self.write("tsconfig.json", before.replace('"strict": true,', '"strict": true,\n    "strickt": true,'))
        try:
            _, outputs = self.run_cell("[1][0]!.toFixed()")
            self.assertIn("tsconfig.json:8:5: Unknown compiler option 'strickt'. Did you mean 'strict'?", self.printed(outputs, "stderr"))
            self.assertEqual(self.printed(self.run_cell("1")[1], "stderr"), "")
            self.write("tsconfig.json", before.replace('"strict": true,', '"strict": true'))
            self.assertIn("tsconfig.json:8:5: ',' expected.", self.printed(self.run_cell("1")[1], "stderr"))
            self.write("tsconfig.json", '{ "extends": "./nowhere.json" }')
            self.assertIn("nowhere.json", self.printed(self.run_cell("1")[1], "stderr"))
        finally:
            file.write_text(before)
        self.assertEqual(self.printed(self.run_cell("1")[1], "stderr"), "")

    def test_memory_stays_flat_over_edits(self):
        heap = "globalThis.gc?.(); Math.round(process.memoryUsage().heapUsed / 1048576)"
        sizes = []
        for i in range(60):
            self.write("src/often.ts", f"export const often = {i};\n")
            self.assertEqual(self.value("import { often } from './src/often.js'; often"), str(i))
            if i in (20, 59):
                sizes.append(int(self.value(heap)))
        self.assertLess(sizes[1] - sizes[0], 60)


class Beside(InProject):
    """Notebooks in a folder of their own, which the tsconfig does not include."""

    fixture = "esm-project"
    folder = "notebooks"

    @classmethod
    def prepare(cls):
        (cls.root / "notebooks").mkdir()

    def test_the_projects_modules_and_types_but_names_of_any_type(self):
        self.assertEqual(self.value("import { avg } from '../src/util.js'; import { label } from '@/label'; label(avg(1, 3))"), "'[red 2]'")
        self.assertEqual(self.value("function same(x) { return x } same(1)"), "1")
        self.types_error("[1][0].toFixed()")


class Workspaces(InProject):
    """A package of a monorepo, for a bundler; its tsconfig names another."""

    fixture = "workspaces"
    folder = "packages/app"

    @classmethod
    def prepare(cls):
        scope = cls.root / "node_modules" / "@acme"
        scope.mkdir()
        for name in ("app", "core", "plain"):
            (scope / name).symlink_to(Path("../../packages") / name)
        typescript = cls.root / "node_modules" / "typescript"
        typescript.mkdir()
        (typescript / "lib").symlink_to(ROOT / "node_modules/typescript/lib")
        cls.write("node_modules/typescript/package.json", '{ "name": "typescript", "version": "5.8.99" }')

    def test_the_projects_own_compiler(self):
        info = self.kc.kernel_info(reply=True, timeout=30)["content"]
        self.assertEqual(info["language_info"]["version"], "5.8.99")
        self.assertIn("TypeScript 5.8.99", info["banner"])

    def test_packages_of_the_workspace_with_paths_of_their_own(self):
        self.assertEqual(self.value("import { add } from '@acme/core'; add(1, 2)"), "3")
        self.assertEqual(self.value("import { add as again } from '@acme/core/add'; again === add"), "true")
        self.assertEqual(self.value("import { total } from './src/total'; total(1, 2)"), "6")
        self.assertEqual(self.value("import { total as based } from 'src/total.ts'; based === total"), "true")
        self.types_error("add('1', 2)")

    def test_an_edit_in_another_package_counts(self):
        use = "import { total } from './src/total'; total(1, 2)"
        self.assertEqual(self.value(use), "6")
        self.write("packages/core/src/add.ts", "export const add = (a: number, b: number): number => a + b + 1;\n")
        self.assertEqual(self.value(use), "8")
        self.write("packages/plain/index.js", "exports.double = (x) => 20 * x;\n")
        self.assertEqual(self.value(use), "80")
        self.write("packages/core/src/add.ts", "export const add = (a: number, b: number): number => a + b;\n")
        self.write("packages/plain/index.js", "exports.double = (x) => 2 * x;\n")
        self.assertEqual(self.value(use), "6")

    def test_packages_of_es_modules(self):
        self.assertEqual(self.value("import name from 'late-graph'; import { mean } from 'd3-array'; name + mean([1, 2])"), "'late1.5'")

    def test_nodes_names_are_known(self):
        self.assertEqual(self.value("typeof process.pid + import.meta.dirname.endsWith('app')"), "'numbertrue'")

    def test_jsx_without_a_setting(self):
        self.assertIn('"jsx"', self.failure("const el = <b>hi</b>")[1])


class Loose(InProject):
    """Files beside a notebook, without a tsconfig."""

    @classmethod
    def prepare(cls):
        cls.write("helper.ts", "export const twice = (x: number): number => 2 * x;\n")
        cls.write("uses.ts", "import { early } from 'late-graph';\nexport const used: number = early + 1;\n")
        cls.write("module.mts", "export const here: string = import.meta.url;\n")
        cls.write("data.json", '{ "answer": 42 }')
        cls.write("view.tsx", "const React = { createElement: (type: string) => type };\nexport const view: string = <b />;\n")

    def test_files_and_packages(self):
        self.assertEqual(self.value("import { twice } from './helper'; twice(2)"), "4")
        self.assertEqual(self.value("import { twice as again } from './helper.js'; again(3)"), "6")
        self.assertEqual(self.value("import { here } from './module.mjs'; here.endsWith('module.mts')"), "true")
        self.assertEqual(self.value("import { view } from './view'; view"), "'b'")

    def test_packages_that_load_asynchronously(self):
        self.assertEqual(self.value("import name, { early } from 'late-graph'; name + early"), "'late1'")
        self.assertEqual(self.value("import { used } from './uses'; used"), "2")
        self.assertEqual(self.value("(await import('late-graph')).default"), "'late'")

    def test_json_and_import_meta(self):
        self.assertEqual(self.value("import d from './data.json' with { type: 'json' }; d.answer"), "42")
        self.assertEqual(self.value("import.meta.dirname"), repr_js(str(self.root)))

    def test_jsx(self):
        name, message, _ = self.failure("const el = <b>hi</b>")
        self.assertEqual(name, "SyntaxError")
        self.assertIn('set "jsx" in a tsconfig.json', message)

    def test_what_is_not_typescript_is_told_what_to_write(self):
        for code, words in [("%time 1", "console.time"), ("!ls", 'execSync("ls"'), ("?help", "help?")]:
            name, message, _ = self.failure(code)
            self.assertEqual(name, "SyntaxError")
            self.assertIn(words, message)

    def test_a_rejection_that_nobody_awaits_in_a_cell_that_ends_at_once(self):
        for code in ("Promise.reject(new Error('lost'))", "void (async () => { throw new Error('lost') })(); 1", "Promise.reject(new Error('lost')); undefined"):
            reply, outputs = self.run_cell(f"const p = 0; {code}")
            if reply["status"] == "ok":
                self.assertIn("lost", self.printed(outputs, "stderr"))
            else:
                self.assertEqual(reply["evalue"], "lost")

    def test_tslabs_display(self):
        self.run_cell("import * as tslab from 'tslab'; import { display, newDisplay } from 'tslab'; const dot = new Uint8Array([1, 2, 3])")
        for code, data in [
            ("html('<b>x</b>')", {"text/html": "<b>x</b>"}),
            ("markdown('*x*')", {"text/markdown": "*x*"}),
            ("latex('$x$')", {"text/latex": "$x$"}),
            ("javascript('1')", {"text/javascript": "1"}),
            ("svg('<svg/>')", {"image/svg+xml": "<svg/>"}),
            ("text('x')", {"text/plain": "x"}),
            ("png(dot)", {"image/png": "AQID"}),
            ("jpeg(dot)", {"image/jpeg": "AQID"}),
            ("gif(dot)", {"image/gif": "AQID"}),
            ("pdf(dot)", {"application/pdf": "AQID"}),
            ("raw('image/png', dot)", {"image/png": "AQID"}),
            ("raw('text/x-own', 'x')", {"text/x-own": "x"}),
        ]:
            for name in ("display", "tslab.display"):
                _, outputs = self.run_cell(f"{name}.{code}")
                self.assertEqual([(kind, content["data"]) for kind, content in outputs], [("display_data", data)])
        _, outputs = self.run_cell("const d = newDisplay(); d.text('1'); d.html('2')")
        self.assertEqual([(kind, content["data"]) for kind, content in outputs], [("display_data", {"text/plain": "1"}), ("update_display_data", {"text/html": "2"})])
        self.assertEqual(outputs[0][1]["transient"], outputs[1][1]["transient"])
        self.assertIn("number", self.types_error("display.html(1)"))
        self.assertEqual(self.value("typeof tslab.versions.tslab"), "'string'")


class CommonJs(InProject):
    """tsconfig says commonjs, with paths and another way of importing."""

    @classmethod
    def prepare(cls):
        cls.write("package.json", '{ "name": "old" }')
        cls.write("tsconfig.json", '{ "compilerOptions": { "module": "commonjs", "target": "es2020", "strict": true, "baseUrl": "src", "paths": { "@lib/*": ["lib/*"] } } }')
        cls.write("src/lib/twice.ts", "import { early } from 'late-graph';\nexport const twice = (x: number): number => 2 * x * early;\n")
        cls.write("src/main.ts", "import { twice } from '@lib/twice';\nexport = { four: twice(2), file: __filename };\n")
        cls.write("src/esm.mts", "export const esm: number = await Promise.resolve(7);\nexport default 'mts';\n")

    def test_paths_and_base_url(self):
        self.assertEqual(self.value("import { twice } from '@lib/twice'; twice(2)"), "4")
        self.assertEqual(self.value("import main = require('./src/main'); main.four"), "4")
        self.assertEqual(self.value("import { twice as based } from 'lib/twice'; based === twice"), "true")

    def test_es_modules_from_there(self):
        self.assertEqual(self.value("import name, { esm } from './src/esm.mjs'; name + esm"), "'mts7'")

    def test_the_projects_target_says_which_library_there_is(self):
        self.assertIn("'replaceAll'", self.types_error("'a'.replaceAll('a', 'b')"))


class NodeCommonJs(InProject):
    """tsconfig says nodenext, the package nothing: files are CommonJS."""

    @classmethod
    def prepare(cls):
        cls.write("package.json", '{ "name": "plain" }')
        cls.write("tsconfig.json", '{ "compilerOptions": { "module": "nodenext", "strict": true, "verbatimModuleSyntax": true, "isolatedModules": true } }')
        cls.write("src/two.ts", "export const two: number = 2;\nexport type Two = number;\nexport default 'due';\n")
        cls.write("src/esm.mts", "import { early } from 'late-graph';\nexport const esm: number = early;\n")
        cls.write("src/old.cts", "import fs from 'node:fs';\nimport path = require('node:path');\nexport = { kinds: typeof fs.readFileSync + typeof path.join };\n")

    def test_imports_of_every_kind(self):
        self.assertEqual(self.value("import due, { two, type Two } from './src/two'; import type { Two as Again } from './src/two.js'; const t: Two & Again = two; due + t"), "'due2'")
        self.assertEqual(self.value("const again: Again = 3; again"), "3")
        self.assertEqual(self.value("import fs, { readFileSync } from 'node:fs'; fs.readFileSync === readFileSync"), "true")
        self.assertEqual(self.value("import old = require('./src/old.cjs'); old.kinds"), "'functionfunction'")
        self.assertEqual(self.value("import { esm } from './src/esm.mjs'; import name, { early } from 'late-graph'; name + esm + early"), "'late11'")

    def test_await_and_import_meta(self):
        self.assertEqual(self.value("await Promise.resolve(import.meta.dirname)"), repr_js(str(self.root)))


class LooseEsModules(InProject):
    """A package of ES modules without a tsconfig."""

    @classmethod
    def prepare(cls):
        cls.write("package.json", '{ "type": "module" }')
        cls.write("src/sum.ts", "import { mean } from 'd3-array';\nimport { one } from './one.js';\nexport const sum = mean([1, 2])! + one;\nexport const here = import.meta.url;\n")
        cls.write("src/one.js", "export const one = await Promise.resolve(1);\n")

    def test_own_files(self):
        self.assertEqual(self.value("import { sum, here } from './src/sum'; sum + here"), f'"2.5{url(self.root / "src/sum.ts")}"')
        self.write("src/one.js", "export const one = 2;\n")
        self.assertEqual(self.value("import { sum } from './src/sum'; sum"), "3.5")
        self.assertEqual(self.value("(await import('./src/sum')).sum + (await import('d3-array')).sum([1])"), "4.5")
        self.assertEqual(self.value("function loose(x) { return x } loose(1)"), "1")


def url(path):
    """As Node writes it, which leaves an apostrophe alone."""
    return path.as_uri().replace("%27", "'")


def repr_js(text):
    """As Node prints it: in the quotes that need the fewest signs."""
    return f'"{text}"' if "'" in text else f"'{text}'"


def load_tests(loader, _tests, _pattern):
    """Of each project only what it adds."""
    shared = set(dir(Suite))
    chosen = unittest.TestSuite()
    for case in (EsModules, Beside, Workspaces, Loose, LooseEsModules, CommonJs, NodeCommonJs):
        chosen.addTests(case(name) for name in loader.getTestCaseNames(case) if name not in shared)
    return chosen


if __name__ == "__main__":
    unittest.main(verbosity=2)

"""The shape of the code: who owns what, how long a file may be, what may stand in it."""

import ast
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = ("app.py", "components/**/*.py", "model/**/*.py", "pages/**/*.py")
AROUND = ("data/build/**/*.py", "tests/**/*.py")
FOLDERS = (".streamlit", "components", "data", "model", "pages", "tests")
MIB = 1024 * 1024

# What -> the files that may use it. An attribute is written as it stands in the code.
OWNERS = {
    "st.cache_data": set(),  # `Results` keeps what has been computed, with the standard library
    "st.cache_resource": set(),
    "st.session_state": {
        "components/session/state.py",
        "components/session/uploads.py",
        "components/widgets/controls.py",
        "components/page_frame/reconnect.py",
    },
    "st.query_params": {"components/session/state.py", "components/widgets/controls.py"},
    "st.context": {
        "components/session/browser/told.py",
        "components/session/state.py",
        "components/widgets/controls.py",
    },
    "st.navigation": {"components/page_frame/frame.py"},
    "st.set_page_config": {"components/page_frame/frame.py"},
    "st.html": {"components/widgets/place.py", "components/page_frame/frame.py"},
    "st.plotly_chart": {"components/widgets/place.py"},
    "st.pydeck_chart": {"components/widgets/place.py"},
    "st.download_button": {"components/widgets/place.py"},  # it binds the file to the data in use
    # Always a Generator with a seed; the tree and the table draw weights and gaps of any table.
    "np.random": {
        "model/uncertainty/draws.py",
        "model/score/indicator_tree.py",
        "model/cli/any_table.py",
    },
}
READS = {"open", "read_text", "read_bytes", "read_csv", "read_json", "genfromtxt", "loadtxt"}
# The command line reads what it is given, an upload the parts of a workbook, its process what
# memory it has, and the server Streamlit's start page.
READERS = {
    "model/facts/read_csv.py",
    "model/cli/csv_tables.py",
    "model/own_data/workbook_guard.py",
    "model/own_data/worker.py",
    "components/maps/picture.py",  # draws the outlines of data/geo itself, as one image
    *(SERVER := {"components/page_frame/startup.py", "components/page_frame/first_visit.py"}),
}
COLOUR = re.compile(
    r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(?:rgb|hsl)a?\(", re.IGNORECASE
)
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
TAG = re.compile(r"</?([a-z][a-z0-9]*)[\s/>]", re.IGNORECASE)
# Plotly's own mark-up in labels and hover texts; it draws them as SVG text, not as HTML.
PLOTLY_TAGS = {"b", "br", "extra", "i", "sub", "sup"}
COUNTY_CODE = re.compile(r"513[23]\d\d")
CONTENTS = re.compile(r"pages/\w+/(?:\w+_)?page\.py")
UNFORMATTED = re.compile(r"#\s*fmt:\s*(?:skip|off)")
OWN_URL = re.compile(r"/(?:geo|app/static)\b")


@cache
def sources(*patterns: str) -> dict[str, str]:
    """Return the text of the files that match, by their path below the root."""
    paths = (path for pattern in patterns for path in sorted(ROOT.glob(pattern)))
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


@cache
def trees() -> dict[str, ast.Module]:
    """Return the syntax tree of each file of the product."""
    return {path: ast.parse(text) for path, text in sources(*PRODUCT).items()}


@cache
def nodes() -> list[tuple[str, ast.AST]]:
    """Return each node of the product with the file it stands in."""
    return [(path, node) for path, tree in trees().items() for node in ast.walk(tree)]


def docstrings(tree: ast.Module) -> set[int]:
    """Return the identities of the constants that are docstrings."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    bodies = (node.body for node in ast.walk(tree) if isinstance(node, owners) and node.body)
    return {id(body[0].value) for body in bodies if isinstance(body[0], ast.Expr)}


def strings() -> Iterator[tuple[str, ast.Constant]]:
    """Yield each string of the product that is not a docstring."""
    for path, tree in trees().items():
        skipped = docstrings(tree)
        for node in ast.walk(tree):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if is_text and id(node) not in skipped:
                yield path, node


def strings_with(test: Callable[[str], object], owners: set[str]) -> list[str]:
    """Return the places of the strings that pass a test, outside the files that may have them."""
    return [
        f"{path}:{node.lineno} {node.value[:60]!r}"
        for path, node in strings()
        if path not in owners and test(node.value)
    ]


def listed(places: list[str]) -> str:
    """Return one place a line, for the message of a failure."""
    return "\n".join(["", *places])


def called(node: ast.AST) -> str:
    """Return the last part of the name of what is called, empty if nothing is."""
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


@pytest.mark.parametrize("thing", OWNERS)
def test_each_thing_has_one_owner(thing):
    places = [
        f"{path}:{node.lineno}"
        for path, node in nodes()
        if isinstance(node, ast.Attribute) and node.attr == thing.rpartition(".")[2]
        if ast.unparse(node) == thing
        if path not in OWNERS[thing]
    ]
    assert not places, listed(places)


def test_only_the_reader_of_the_data_opens_files():
    places = [
        f"{path}:{node.lineno} {called(node)}"
        for path, node in nodes()
        if called(node) in READS and path not in READERS
    ]
    assert not places, listed(places)


def test_streamlit_is_named_st_everywhere_so_that_its_owners_can_be_checked():
    """Only the server, which needs the package and no element, imports it by its own name."""
    places = []
    for path, node in nodes():
        if isinstance(node, ast.Import):
            names = [item for item in node.names if item.name == "streamlit"]
            places += [path for item in names if item.asname != "st"]
        elif isinstance(node, ast.ImportFrom) and (node.module or "") == "streamlit":
            places.append(path)
    assert set(places) <= SERVER


def test_the_address_of_a_page_is_written_by_our_own_codec_alone():
    places = [
        f"{path}:{node.lineno}"
        for path, node in nodes()
        if isinstance(node, ast.Call) and any(word.arg == "bind" for word in node.keywords)
    ]
    assert not places, listed(places)


def test_html_is_written_in_one_module():
    """Beside it, the server looks for the scripts in the start page that Streamlit serves."""

    def is_html(text):
        return {tag.lower() for tag in TAG.findall(text)} - PLOTLY_TAGS

    places = strings_with(is_html, {"components/widgets/html.py", *READERS})
    assert not places, listed(places)


def test_no_element_takes_raw_html():
    assert [path for path, text in sources(*PRODUCT).items() if "unsafe_allow_html" in text] == []


def test_colours_stand_in_the_theme():
    places = strings_with(COLOUR.search, {"components/charts/theme.py"})
    assert not places, listed(places)


def test_county_codes_stand_in_the_data():
    places = strings_with(COUNTY_CODE.fullmatch, set())
    assert not places, listed(places)


def test_the_addresses_of_own_files_are_made_in_one_module():
    owners = {"components/session/addresses.py", *SERVER}
    places = strings_with(OWN_URL.match, owners)
    assert not places, listed(places)


def test_words_for_the_reader_stand_in_the_data():
    places = [
        f"{path}:{number}"
        for path, text in sources(*PRODUCT).items()
        for number, line in enumerate(text.splitlines(), start=1)
        if HAN.search(line)
    ]
    assert not places, listed(places)


def test_no_function_assumes_a_language():
    places = []
    for path, node in nodes():
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            named = node.args.posonlyargs + node.args.args
            with_default = named[len(named) - len(node.args.defaults) :]
            keywords = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
            with_default += [argument for argument, default in keywords if default is not None]
            if any(argument.arg in {"lang", "language", "t"} for argument in with_default):
                places.append(f"{path}:{node.lineno} {node.name}")
    assert not places, listed(places)


def test_plotly_express_stays_out():
    imported = (
        (path, name)
        for path, node in nodes()
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in [getattr(node, "module", ""), *(item.name for item in node.names)]
    )
    assert [path for path, name in imported if name and name.startswith("plotly.express")] == []


def test_a_module_says_what_it_is_about():
    texts = sources(*PRODUCT, *AROUND)
    assert [path for path, text in texts.items() if not ast.get_docstring(ast.parse(text))] == []


def test_a_file_is_short_enough_to_read():
    """A page's own file is its table of contents; any other is at most 300 lines."""
    lengths = {path: text.count("\n") for path, text in sources(*PRODUCT, *AROUND).items()}
    most = {path: 80 if CONTENTS.fullmatch(path) else 300 for path in lengths}
    assert [f"{path}: {n} lines" for path, n in lengths.items() if n > most[path]] == []


def test_a_folder_is_small_enough_to_look_through():
    folders = Counter(
        str(Path(path).parent) for path in sources(*PRODUCT) if not path.endswith("__init__.py")
    )
    assert [f"{folder}: {n} files" for folder, n in folders.items() if n > 15] == []


def test_every_page_opens_with_its_table_of_contents():
    folders = {path.parent for path in (ROOT / "pages").glob("*/*.py")}
    contents = {path.parent for path in (ROOT / "pages").glob("*/*page.py")}
    assert contents == folders


def test_the_formatter_writes_every_line():
    places = [
        f"{path}:{number}"
        for path, text in sources(*PRODUCT).items()
        for number, line in enumerate(text.splitlines(), start=1)
        if UNFORMATTED.search(line)
    ]
    assert not places, listed(places)


def test_a_class_name_has_one_meaning():
    places: dict[str, list[str]] = {}
    for path, node in nodes():
        if isinstance(node, ast.ClassDef):
            places.setdefault(node.name, []).append(path)
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


def test_no_module_of_components_hides_another():
    """The folder of the main script comes first on the path, before the standard library."""
    taken = set(sys.stdlib_module_names) | {"components", "data", "model", "pages", "tests"}
    taken |= {"numpy", "pandas", "plotly", "pydeck", "scipy", "segno", "streamlit", "starlette"}
    folder = ROOT / "components" / "page_frame"
    here = {path.stem for path in folder.iterdir() if path.name != "__pycache__"}
    assert here & taken == set()


def test_no_file_is_larger_than_a_mebibyte():
    files = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file())
    assert [str(path) for path in files if path.stat().st_size > MIB] == []

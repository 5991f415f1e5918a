"""Workbooks as a spreadsheet writes them, part by part."""

import io
import zipfile

from model.own_data.workbook_guard import BOOK, LINKS

TYPES = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KINDS = {"workbook": "sheet.main", "sharedStrings": "sharedStrings", "styles": "styles"}
LISTED = "".join(
    f'<Override PartName="/xl/{name}.xml" ContentType="application/vnd.openxmlformats-'
    f'officedocument.spreadsheetml.{kind}+xml"/>'
    for name, kind in KINDS.items()
)
CONTENT = f'<Types xmlns="{PACKAGE}/content-types">{LISTED}</Types>'
SHARED = "".join(
    f'<Relationship Id="{name}" Type="{LINKED}/{name}" Target="{name}.xml"/>'
    for name in ("styles", "sharedStrings")
)


def cell(place, value="", kind="n", style=0, formula=None):
    """Return a cell as a spreadsheet writes it; a formula may have no value."""
    top = f'<c r="{place}" t="{kind}" s="{style}">'
    middle = "" if formula is None else f"<f>{formula}</f>"
    return f"{top}{middle}{'' if value == '' else f'<v>{value}</v>'}</c>"


def row(number, *cells):
    return f'<row r="{number}">{"".join(cells)}</row>'


def book(*sheets, strings=(), formats="", styles='<xf numFmtId="0"/>', hidden=()):
    """Return a workbook of sheets, each given by its rows; style 1 on is what `styles` adds."""
    names = "".join(
        f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"'
        f"{' state=' + chr(34) + 'hidden' + chr(34) if n in hidden else ''}/>"
        for n in range(1, len(sheets) + 1)
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{LINKED}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    parts = {
        "[Content_Types].xml": CONTENT,
        BOOK: f'<workbook xmlns="{TYPES}" xmlns:r="{LINKED}"><sheets>{names}</sheets></workbook>',
        LINKS: f'<Relationships xmlns="{PACKAGE}/relationships">{links}{SHARED}</Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{TYPES}">{"".join(strings)}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{TYPES}"><numFmts>{formats}</numFmts>'
        f"<cellXfs>{styles}</cellXfs></styleSheet>",
    }
    for n, rows in enumerate(sheets, start=1):
        data = f'<worksheet xmlns="{TYPES}"><sheetData>{rows}</sheetData></worksheet>'
        parts[f"xl/worksheets/sheet{n}.xml"] = data
    return packed(parts)


def packed(parts, kind=zipfile.ZIP_DEFLATED):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", kind) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return raw.getvalue()


def parts_of(raw):
    """Return the parts of a workbook."""
    with zipfile.ZipFile(io.BytesIO(raw)) as whole:
        return {part: whole.read(part) for part in whole.namelist()}

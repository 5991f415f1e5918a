"""Files as counties send them, good, odd and hostile: how each is made and what is read from it.

`python -m tests.model.own_data.corpus FOLDER` writes them all, to be opened in a spreadsheet.
"""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from tests.model.own_data.workbooks import book, cell, packed, row

USE, QR, DAYS = "mobile_payment_use", "merchant_qr", "delivery_days"
WENCHUAN, LIXIAN, BARKAM, KANGDING = "513221", "513222", "513201", "513301"
HEAD = "县（市）代码,县（市）,年份,来源,移动支付使用率（%）,商户扫码受理率（%）\n"
ROW = "513221,汶川县,2023,台账,81.5,60\n"
BOTH = ((WENCHUAN, USE, 81.5), (WENCHUAN, QR, 60.0))
ONE = ((WENCHUAN, USE, 81.5),)
STATIONS = "乡镇代码,乡镇,有无站点,年份,来源\n"
LONG = "县（市）,指标,数值,单位,年份,来源\n"
KINDS = {b"PK": "xlsx", b"\xd0\xcf": "xls"}


@dataclass(frozen=True)
class Case:
    """A file, and what is read from it: figures or answers, codes of faults and remarks."""

    name: str
    make: Callable[[], bytes]
    read: tuple = ()
    faults: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    year: int = 2023


def text(content: str, encoding: str = "utf-8") -> Callable[[], bytes]:
    return lambda: content.encode(encoding)


def sheet(*rows, change=None, more=()) -> Callable[[], bytes]:
    """Return a maker of a workbook of rows, changed by hand, with more sheets behind it."""

    def make() -> bytes:
        whole = Workbook()
        whole.active.title = "县表"
        for one in rows:
            whole.active.append(one)
        for other in more:
            whole.create_sheet().append(other)
        if change:
            change(whole.active)
        raw = io.BytesIO()
        whole.save(raw)
        return raw.getvalue()

    return make


HEADS = ["县（市）", "年份", "来源", "移动支付使用率", "商户扫码受理率"]
FIRST = ["汶川县", 2023, "台账", 81.5, 60]


def value(said: str) -> Callable[[], bytes]:
    """Return a maker of a file in which one figure is said in some way."""
    return text(HEAD + f'513221,汶川县,2023,台账,"{said}",60\n')


def place(said: str, code: str = "") -> Callable[[], bytes]:
    return text(HEAD + f"{code},{said},2023,台账,81.5,\n")


def year(said: str) -> Callable[[], bytes]:
    return text(HEAD + f"513221,汶川县,{said},台账,81.5,60\n")


def answer(said: str) -> Callable[[], bytes]:
    return text(STATIONS + f"513201100,马尔康镇,{said},2023,台账\n")


def change(**cells) -> Callable[[object], None]:
    """Return a change of a sheet: cells set, then what `also` does."""
    also = cells.pop("also", None)

    def alter(sheet) -> None:
        for name, new in cells.items():
            sheet[name] = new
        if also:
            also(sheet)

    return alter


def hide(sheet) -> None:
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["E"].hidden = True


def shown_as(name: str, form: str) -> Callable[[object], None]:
    return lambda sheet: setattr(sheet[name], "number_format", form)


def merged(area: str) -> Callable[[object], None]:
    return lambda sheet: sheet.merge_cells(area)


def zero_formula() -> bytes:
    """Return a workbook as a program writes it that does not compute: a formula with a zero."""
    texts = [f"<si><t>{one}</t></si>" for one in ("县代码", "移动支付使用率", "商户扫码受理率")]
    heads = row(1, *(cell(f"{get_column_letter(n + 1)}1", n, "s") for n in range(3)))
    figures = row(2, cell("A2", 513221), cell("B2", 0, formula="C2*2"), cell("C2", 60))
    return book(heads + figures, strings=texts)


def yes(code: str = "513201100", has: bool = True) -> tuple:
    return ((code, "", has),)


GOOD = (
    Case("a plain table", text(HEAD + ROW), BOTH),
    Case("a byte order mark", text(HEAD + ROW, "utf-8-sig"), BOTH),
    Case("two byte order marks", text("\ufeff" + HEAD + ROW, "utf-8-sig"), BOTH),
    Case("GB 18030", text(HEAD + ROW, "gb18030"), BOTH),
    Case("UTF-16", text(HEAD + ROW, "utf-16"), BOTH),
    Case("Big5", text("code,年份,mobile_payment_use,備註\n513221,2023,81.5,每月使用手機支付者\n",
                      "big5"), ONE),
    Case("a line that names the separator", text("sep=;\n" + (HEAD + ROW).replace(",", ";")), BOTH),
    Case("tabs", text((HEAD + ROW).replace(",", "\t")), BOTH),
    Case("semicolons", text((HEAD + ROW).replace(",", ";")), BOTH),
    Case("line ends of an old Macintosh", text((HEAD + ROW).replace("\n", "\r")), BOTH),
    Case("a title above", text("2023年阿坝州农村电商统计表\n\n" + HEAD + ROW), BOTH),
    Case("a title with blank cells beside it", text("统计表,,,,,\n单位：%,,,,,\n" + HEAD + ROW),
         BOTH),
    Case("a row of units below", text(HEAD + ",,,,%,%\n" + ROW), BOTH, (), ("skipped",)),
    Case("headings in two rows", text("县代码,年份,支付,支付\n,,移动支付使用率,商户扫码受理率\n"
                                    "513221,2023,81.5,60\n"), BOTH),
    Case("two rows that make one heading", text("县代码,年份,移动支付,商户扫码\n,,使用率,受理率\n"
                                              "513221,2023,81.5,60\n"), BOTH),
    Case("a zero-width sign in a heading", text("县\u200b代码,年份,移动支付\u200b使用率\n"
                                               "513221,2023,81.5\n"), ONE),
    Case("numbers, prefectures and notes", text("序号,市州,县（市）,年份,移动支付使用率,备注\n"
                                               "1,阿坝州,汶川县,2023,81.5,估计\n"), ONE),
    Case("the prefecture first", text("市州,县,年份,移动支付使用率\n阿坝州,汶川县,2023,81.5\n"),
         ONE),
    Case("totals and remarks", text(HEAD + ROW + "合 计,,2023,,81.5,\n,阿坝州,2023,,80,\n"
                                   "注：数据来自台账,,,,,\n填表人：李,,,,,\n"), BOTH, (),
         ("skipped",)),
    Case("a total beside a number", text("序号,县（市）,年份,移动支付使用率\n1,汶川县,2023,81.5\n"
                                       "合计,,,81.5\n"), ONE, (), ("skipped",)),
    Case("a code alone", place("", WENCHUAN), ONE),
    Case("a name alone", place("汶川县"), ONE),
    Case("a short name", place("汶川"), ONE),
    Case("a name with its prefecture", place("阿坝州汶川县"), ONE),
    Case("a name with province and prefecture", place("四川省阿坝藏族羌族自治州汶川县"), ONE),
    Case("an English name", place("Wenchuan County"), ONE),
    Case("Kangding when it was a county", place("康定县"), ((KANGDING, USE, 81.5),)),
    Case("its earlier code", place("", "513321"), ((KANGDING, USE, 81.5),)),
    Case("Barkam when it was a county", place("马尔康县", "513229"), ((BARKAM, USE, 81.5),)),
    Case("a code of twelve digits", place("", "513221000000"), ONE),
    Case("a code as a number", place("", "513221.0"), ONE),
    Case("a year with its word", year("2023年"), BOTH),
    Case("a year of accounts", year("2023年度"), BOTH),
    Case("a year as a day", year("2023/12/31"), BOTH),
    Case("a per-cent sign behind a space", value("81.5 %"), BOTH),
    Case("wide digits", value("８１．５％"), BOTH),
    Case("a power of ten", value("8.15E+01"), BOTH),
    Case("a dash for nothing", value("—"), BOTH[1:]),
    Case("a word for nothing", value("缺"), BOTH[1:]),
    Case("a thousand with its comma", text("县代码,年份,每万人电商从业者\n513221,2023,\"1,234\"\n"),
         ((WENCHUAN, "ecommerce_workers", 1234.0),)),
    Case("a figure a row", text(LONG + "汶川县,移动支付使用率,81.5,%,2023,台账\n"
                                      "汶川县,商户扫码受理率（%）,60,,2023,台账\n"), BOTH),
    Case("the latest of two years", text(HEAD + ROW.replace("2023", "2022").replace("81.5", "70")
         + ROW),
         BOTH, (), ("older",)),
    Case("the same row twice", text(HEAD + ROW + ROW), BOTH),
    *(Case(f"the answer {said}", answer(said), yes()) for said in ("是", "√", "✓", "有", "1",
         "Yes")),
    *(Case(f"the answer {said}", answer(said), yes(has=False)) for said in ("否", "×", "无", "0")),
    Case("a township by its name", text("县,乡镇,有无站点,年份\n马尔康市,马尔康镇,是,2023\n"),
         yes()),
    Case("a workbook", sheet(HEADS, FIRST), BOTH),
    Case("a per-cent format", sheet(HEADS, FIRST, change=change(D2=0.815, also=shown_as("D2",
         "0.0%"))),
         BOTH),
    Case("a year that is a day", sheet(HEADS, FIRST, change=change(B2=date(2023, 1, 1))), BOTH),
    Case("a year shown as a day", sheet(HEADS, FIRST, change=shown_as("B2", "yyyy/m/d")), BOTH),
    Case("a merged title", sheet(["统计表"], HEADS, FIRST, change=merged("A1:E1")), BOTH),
    Case("merged headings", sheet(["县", "年份", "来源", "支付"], [None, None, None, *HEADS[3:]],
         FIRST,
                                 change=merged("A1:A2")), BOTH),
    Case("hidden rows and columns", sheet(HEADS, FIRST, change=hide), BOTH, (), ("hidden",)),
    Case("a sheet without figures beside it", sheet(HEADS, FIRST, more=(["目录"],)), BOTH,
         (), ("beside",)),
    Case("a scribble beside the table", sheet(HEADS, [*FIRST, None, "待核"]), BOTH,
         ("no_heading",)),
)  # fmt: skip
ASKED = (
    *(Case(f"the figure {said}", value(said), BOTH[1:], ("mixed",))
      for said in ("5①", "12²", "约80", "≥80", "80以上", "80-90", "8成5")),
    *(Case(f"the figure {said}", value(said), BOTH[1:], ("number",)) for said in ("NaN", "inf",
         "NA")),
    Case("a share among percentages", text(HEAD
         + "513221,,2023,x,45.5 %,60\n513222,,2023,x,0.51,\n"),
         ((WENCHUAN, USE, 45.5), (WENCHUAN, QR, 60.0)), ("share",)),
    Case("out of range", value("181.5"), BOTH[1:], ("range",)),
    Case("too large for a number", value("1e999"), BOTH[1:], ("mixed",)),
    Case("a county like another", place("汶山县"), (), ("unknown_county",)),
    Case("code and name of two counties", place("理县", WENCHUAN), (), ("other_name",)),
    Case("no county", place(""), (), ("no_place",)),
    Case("a year to come", year("2203"), (), ("year",)),
    Case("two years that differ", text(HEAD + ROW + ROW.replace("81.5", "80")), BOTH[1:],
         ("doubled_row",)),
    Case("another unit", text(LONG + "汶川县,移动支付使用率,81.5,‰,2023,台账\n"), (), ("unit",)),
    Case("an unknown indicator", text(LONG + "汶川县,移动付款率,81.5,%,2023,台账\n"
         + "汶川县,移动支付使用率,81.5,%,2023,x\n"),
         ONE, ("unknown_indicator",)),
    Case("an unknown heading", text("县代码,年份,移动支付使用率,人口\n513221,2023,81.5,9\n"), ONE,
         ("unknown_column",)),
    Case("a heading twice",
         text("县代码,年份,移动支付使用率,移动支付使用,扫码受理\n513221,2023,81.5,80,60\n"),
         BOTH[1:], ("doubled_column",)),
    Case("a shifted row", text(HEAD + ROW + "513222,理县,2023,台账,1,234,60\n"), BOTH, ("wide",)),
    Case("merged figures", sheet(HEADS, FIRST, ["理县", 2023, "台账", None, 50],
         change=merged("D2:D3")),
         (*BOTH[1:], (LIXIAN, QR, 50.0)), ("merged", "merged")),
    Case("merged counties", sheet(HEADS, FIRST, [None, 2022, "台账", 80, 50],
         change=merged("A2:A3")),
         (), ("merged", "merged")),
    Case("a formula without a value", sheet(HEADS, FIRST, change=change(D2="=E2*2")), BOTH[1:],
         ("formula",)),
    Case("a formula with a zero", zero_formula, BOTH[1:], ("formula",), (), 0),
    Case("an unclear answer", answer("部分"), (), ("answer",)),
)  # fmt: skip
REFUSED = (
    Case("nothing", lambda: b"", (), ("empty",)),
    Case("headings alone", text(HEAD), (), ("empty",)),
    Case("no headings", text("513221,2023,81.5\n"), (), ("no_places",)),
    Case("a letter", text("各县：\n请于月底前报送。\n"), (), ("no_places",)),
    Case("a page named as a table", text("<html><table><tr><td>县</td></tr></table>"), (),
         ("not_a_table",)),
    Case("an old workbook", lambda: bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600), (),
         ("old_excel",)),
    Case("a workbook with a password", lambda: bytes.fromhex("D0CF11E0A1B11AE1") + bytes(64)
         + "EncryptedPackage".encode("utf-16-le"), (), ("locked",)),
    Case("a document", lambda: packed({"word/document.xml": "<x/>"}), (), ("not_a_table",)),
    Case("a picture", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), (), ("not_a_table",)),
    Case("a workbook cut off", lambda: sheet(HEADS, FIRST)()[:900], (), ("broken",)),
    Case("two sheets of figures", sheet(HEADS, FIRST, more=(HEADS,)), (), ("sheets",)),
    Case("a million rows", text(HEAD + "1\n" * 1_000_000), (), ("unpacks",)),
    Case("three thousand rows", text(HEAD + ROW * 3_000), (), ("rows",)),
    Case("an open quotation mark", text(HEAD + '513221,"汶川县\n'), (), ("quote",)),
    Case("both counties doubled", text("县代码,代码,移动支付使用率\n513221,513222,80\n"), (),
         ("doubled_column",)),
)  # fmt: skip
CASES = (*GOOD, *ASKED, *REFUSED)


def main(folder: str) -> None:
    """Write all files into a folder."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for number, case in enumerate(CASES):
        raw = case.make()
        name = f"{number:03} {case.name.replace('/', '-')}.{KINDS.get(raw[:2], 'csv')}"
        (Path(folder) / name).write_bytes(raw)


if __name__ == "__main__":
    main(sys.argv[1])

"""Two counties side by side over all weightings, and each county against every other."""

import numpy as np
import pandas as pd

from components.charts import theme
from components.charts.plot import Plot
from components.session import state
from components.widgets import controls, html, place
from components.widgets.tables import Table
from components.words.texts import DASH, Texts
from model.uncertainty.weight_wins import LEVEL
from pages.robustness.tested import Tested, pairs

VERSUS = "vs"
NAMED = 4  # elements or indicators named a county
SMALL = 0.01  # shares nearer to never or always are said as such
CELL_PX, NAMES_PX, SCALE_PX = 17, 66, 70


def two_counties(tested: Tested) -> None:
    """Choose a second county and read under how many weightings the first one is higher."""
    t = tested.t
    names = {code: t("robustness.versus_option", county=t.county(code)) for code in rivals(tested)}
    rival = controls.choice_box(VERSUS, t("robustness.versus"), names)
    place.heading(title(tested, rival), "", t)
    place.html(html.bullets(lines(tested, rival), t))


def matrix(tested: Tested) -> None:
    """Place every county against every other; on a phone the chosen one against the others."""
    t, (compared, fixed), shares = tested.t, pairs(tested.wins), table(tested)
    finding = about(tested, "robustness.matrix_head", n=compared - fixed, m=fixed)
    phone = state.on_phone()
    place.heading(finding, "" if phone else t("robustness.matrix_note"), t)
    if phone:
        place.html(html.table(*of_county(tested), t, "slim"))
    else:
        place.chart(chart(shares, t), finding, "matrix")
    place.table(shares.file, finding, "win_shares", t, [t("robustness.matrix_method")])


def rivals(tested: Tested) -> list[str]:
    """Return the counties to compare with, the most contested first, the others in their order."""
    codes = [code for code in tested.scores.counties if code != tested.county]
    undecided = np.abs(np.delete(tested.wins[tested.row], tested.row) - 0.5)
    first = codes[int(np.argmin(np.nan_to_num(undecided, nan=1.0)))]
    return [first, *(code for code in codes if code != first)]


def title(tested: Tested, rival: str) -> str:
    """Return under which share of the weightings the county stands above another."""
    t, i, k = tested.t, tested.row, tested.scores.row(rival)
    names, win = {"a": t.county(tested.county), "b": t.county(rival)}, float(tested.wins[i, k])
    if np.isnan(win):
        return t("robustness.pair_unknown", **names)
    if tested.wins[k, i] == 0:
        return about(tested, "robustness.pair_all", **names)
    if win == 0:
        return about(tested, "robustness.pair_none", **names)
    return about(tested, "robustness.pair_some", **names, share=share(win, t))


def about(tested: Tested, key: str, **values: object) -> str:
    """Return a sentence on weightings with what is weighted: elements, or what is really known."""
    if tested.has_order:
        return tested.hedged(key, **values)
    count, sentence = len(tested.otherwise.known()), tested.t(key, **values)
    return tested.t("robustness.on_known", k=count, sentence=sentence)


def share(value: float, t: Texts) -> str:
    """Return a share that is neither 0 nor 1 in per cent, never printed as all or nothing."""
    if value < SMALL:
        return t("robustness.below_share", share=t.percent(SMALL))
    if value > 1 - SMALL:
        return t("robustness.above_share", share=t.percent(1 - SMALL))
    return t.percent(value)


def lines(tested: Tested, rival: str) -> list[str]:
    """Return in what each of the two is higher, and whether all switches tell them apart."""
    t, i, k = tested.t, tested.row, tested.scores.row(rival)
    scores = tested.scores.elements
    names = [t.element_short(code) for code in t.catalog.element_codes]
    if not tested.has_order:
        scores = tested.otherwise.known_scores()
        names = [t.label(t.catalog.indicator(code)) for code in tested.otherwise.known()]
    said = []
    for county, lead in ((tested.county, scores[i] - scores[k]), (rival, scores[k] - scores[i])):
        better = np.flatnonzero(np.nan_to_num(lead) > LEVEL)
        words = t.join([names[j] for j in sorted(better, key=lambda j: -lead[j])[:NAMED]]) or DASH
        said.append(t("robustness.pair_leads", county=t.county(county), names=words))
    if not tested.has_order:
        return [*said, t("robustness.known_list", k=len(names), names=t.join(names))]
    above = float(tested.otherwise.rank_ranges(tested.method).above[i, k])
    if np.isnan(above):
        return said
    key = "robustness.pair_close" if tested.close[i, k] else "robustness.pair_clear"
    return [*said, t(key, a=t.county(tested.county), b=t.county(rival), p=t.percent(above))]


def table(tested: Tested) -> Table:
    """Return the win shares in per cent, row above column, in the order of the ranks.

    Only what never fails is 0 or 100.
    """
    counties, order = tested.results.data.panel.counties, tested.order
    names = [tested.t.of(counties[i].short) for i in order]
    shares = tested.wins[np.ix_(order, order)]
    never_fails = (shares == 0) | (shares == 1)
    percent = np.where(never_fails, 100 * shares, np.clip((100 * shares).round(1), 0.1, 99.9))
    np.fill_diagonal(percent, np.nan)
    found = pd.DataFrame(percent, columns=names)
    found.insert(0, "row", names)
    return Table(found, {"row": tested.t("robustness.matrix_scale")} | {n: n for n in names})


def chart(shares: Table, t: Texts) -> Plot:
    """Return the matrix of win shares: one hue, values on the pointer, unknown ones blank."""
    names, percent = shares.rows["row"].tolist(), shares.rows.drop(columns="row")
    height = CELL_PX * len(names) + NAMES_PX + SCALE_PX
    figure = theme.figure(height, margin={"l": 8, "r": 8, "t": NAMES_PX, "b": SCALE_PX})
    cells = percent.astype(object).where(percent.notna(), None).to_numpy().tolist()
    hover = t("robustness.matrix_hover", row="%{y}", column="%{x}", share="%{z}")
    ticks = [0, 25, 50, 75, 100]
    bar = {"orientation": "h", "len": 0.6, "thickness": 9, "y": 0, "yanchor": "top"}
    bar |= {"tickvals": ticks, "ticktext": [f"{tick}%" for tick in ticks], "outlinewidth": 0.5}
    title = {"text": t("robustness.matrix_scale"), "side": "bottom", "font": {"size": 12}}
    figure.add_heatmap(
        x=names,
        y=names,
        z=cells,
        zmin=0,
        zmax=100,
        xgap=1,
        ygap=1,
        colorscale=[[0, theme.PAGE], [1, theme.ACCENT]],
        colorbar=bar | {"outlinecolor": theme.BORDER, "title": title},
        hovertemplate=f"{hover}<extra></extra>",
    )
    small = {"showgrid": False, "tickfont": {"size": 10.5}, "type": "category"}
    figure.update_xaxes(side="top", tickangle=-90, **small)
    figure.update_yaxes(autorange="reversed", **small)
    return figure


def of_county(tested: Tested) -> tuple[list[str], list[list[str]]]:
    """Return header and rows: the county against every other, in the order of the ranks."""
    t, own, wins = tested.t, tested.row, tested.wins
    counties, rows = tested.results.data.panel.counties, []
    for i in tested.order:
        if i == own or np.isnan(wins[own, i]):
            continue
        words = share(float(wins[own, i]), t)
        if wins[i, own] == 0:
            words = t("robustness.verdict_above")
        elif wins[own, i] == 0:
            words = t("robustness.verdict_below")
        rows.append([t.of(counties[i].name), words])
    return [t("common.county"), t("robustness.list_share", a=t.county_short(tested.county))], rows

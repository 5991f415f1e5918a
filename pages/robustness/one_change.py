"""What becomes of the county's rank when one thing is done otherwise."""

from components.charts import rows, theme
from components.charts.plot import Plot
from components.widgets import place, tables
from components.widgets.tables import Table
from components.words.texts import Texts
from model.uncertainty.claims import mixed_quality
from model.uncertainty.one_change import Switch
from pages.robustness.tested import Tested

ROW_PX, AXIS_PX, BESIDE = 22, 48, 2  # ranks that the axis runs on at either end


def show(tested: Tested) -> None:
    """Place a dot for each single change: the rank it gives the county."""
    t, found = tested.t, table(tested)
    finding = title(tested, found)
    place.heading(finding, "", t)
    place.chart(chart(found, t), finding, "one_change")
    notes, key = [t("robustness.switch_note")], f"switches_{tested.county}"
    place.table(found.file, finding, key, t, notes)


def table(tested: Tested) -> Table:
    """Return the method as it is, then each switch: the county's score and competition rank."""
    t, row = tested.t, tested.row
    quality = t.quality(mixed_quality(float(tested.scores.evidence_all[row])))
    found = tables.table(
        tested.otherwise.switched(tested.method),
        {
            "what": (t("robustness.switch_what"), lambda switch: label(switch, t)),
            "rank": (t("robustness.switch_rank"), lambda s: 1 + (s.index > s.index[row]).sum()),
            "score": (t("robustness.switch_score"), lambda switch: float(switch.index[row])),
            "quality": (t("common.quality"), lambda _: quality),
        },
    )
    return Table(found.rows, found.heads, {"score": 2})


def title(tested: Tested, found: Table) -> str:
    """Return between which ranks the county moves."""
    low, high = found.rows["rank"].min(), found.rows["rank"].max()
    key = "robustness.switch_head" if low < high else "robustness.switch_same"
    return tested.t(key, county=tested.t.county_short(tested.county), low=low, high=high)


def chart(found: Table, t: Texts) -> Plot:
    """Return a dot a change, in ink where the rank is another than today's, at the dotted line."""
    ranks, names = found.rows["rank"].tolist(), found.rows["what"].tolist()
    moved = [rank != ranks[0] for rank in ranks]
    margin = {"l": 8, "r": 14, "t": 4, "b": AXIS_PX - 4}
    figure = theme.figure(ROW_PX * len(ranks) + AXIS_PX, margin=margin)
    figure.add_vline(x=ranks[0], line=theme.DOTTED)
    figure.add_scatter(
        x=ranks,
        y=list(range(len(ranks))),
        mode="markers+text",
        marker={
            "size": 10,
            "color": [theme.INK if is_moved else theme.BORDER for is_moved in moved],
        },
        text=[str(rank) if is_moved else "" for rank, is_moved in zip(ranks, moved, strict=True)],
        textposition="middle right",
        hovertext=[f"{name} {rank}" for name, rank in zip(names, ranks, strict=True)],
    )
    ends = [max(min(ranks) - BESIDE, 0.5), max(ranks) + BESIDE]
    axis = theme.axis_title(t("robustness.ranks_axis"))
    figure.update_xaxes(
        range=ends, dtick=max(1, round(ends[1] - ends[0]) // 8), tick0=0, title=axis
    )
    rows.write_names(figure, names)
    return figure


def label(switch: Switch, t: Texts) -> str:
    """Return in words what is done otherwise."""
    code = switch.code.replace("-", "m")
    names = {
        "weights": f"robustness.set_{code}",
        "compensation": f"common.compensation_{code}",
        "scale": f"robustness.scale_{switch.code}",
        "missing": f"robustness.filled_{code}",
    }
    name = t(names[switch.kind]) if switch.kind in names else ""
    if switch.kind == "without":
        name = t.element_short(code)
    return t(f"robustness.switch_{switch.kind}", name=name)

"""The plan: who is given how much for what, and who nothing, as a map and as rows."""

from itertools import pairwise

import streamlit as st

from components.charts import theme
from components.charts.dots import box_at, has_room, text_px
from components.maps import choropleth, picture, region, view
from components.session import state
from components.widgets import controls, html, place, tables
from components.widgets.tables import Table
from components.words import money
from components.words.texts import DASH
from model.facts.catalog import DELIVERY_DAYS
from model.facts.places import Box
from model.facts.provenance import Quality
from model.results.money import LEAST_M
from model.spending.options import Place
from pages.budget import hubs
from pages.budget.asked import Budget, given
from pages.budget.wording import floor_share

NAN = float("nan")
TOP = 8  # rows in sight
MOST_LEVERS, OF_MANY = 3, 2  # names in a cell, and where there are more; all are in the table
NOTHING, OUTSIDE = theme.NO_DATA, theme.PAGE
EDGES = (LEAST_M, 5.0, 10.0)  # m yuan: classes of the map, from each on
SHADES = (theme.FIRMNESS[2], theme.FIRMNESS[3], theme.BANDS[2])


def allocation_map(budget: Budget) -> None:
    """Place the map of amounts behind its light picture; a click chooses a county."""
    t, results = budget.t, budget.results
    chosen, phone = state.county(), state.on_phone()
    plan = {place.county: place for place in budget.plan.places}
    names = labels(budget, phone)
    areas = [
        area(budget, code, plan.get(code), names.get(code, ""))
        for code in results.data.panel.codes
        if code in plan or code not in budget.ask.counties
    ]
    own = plan.get(chosen)
    setting = region.setting(t, _told(budget, own) if own else "")
    told = [_told(budget, one) for one in given(budget.plan)]
    alt = t("budget.map_alt", n=len(told), rest=len(plan) - len(told), who=t.join(told))
    with st.container(key="pictured"):
        place.html(picture.picture(areas, chosen, alt, choropleth.height(phone), t))
        figure = choropleth.choropleth(areas, region.shapes(), chosen, phone, setting=setting)
        place.chart(figure, alt, "budget_map", controls.pick_county(results, "budget_map"))
    place.html(html.classes(legend(budget), t))
    place.source(t("budget.map_unit"), t)


def legend(budget: Budget) -> list[tuple[str, str]]:
    """Return the colours of the map with what they mean and how many counties bear them."""
    t, least = budget.t, budget.ask.lots.least
    amounts = [place.cost for place in budget.plan.places]
    found = [(NOTHING, t("budget.nothing", n=amounts.count(0.0)))]
    for shade, (low, high) in zip(SHADES, pairwise((*EDGES, float("inf"))), strict=True):
        if count := sum(low <= amount < high for amount in amounts):
            found.append((shade, t("budget.from", money=budget.money(max(low, least)), n=count)))
    return found


def labels(budget: Budget, phone: bool) -> dict[str, str]:
    """Return the names of counties, of small ones in English only where they get money.

    Below it stands the amount where it touches no other label, the greatest first.
    """
    t, side, size = budget.t, choropleth.height(phone), view.label_px(phone)
    sheet, places = view.fit(view.REGION, side, side, margin=0), budget.plan.places
    home = {p.county: budget.results.data.panel.county(p.county) for p in places}
    least = 0 if t.language == "zh" else choropleth.SMALL_KM2
    tried = [(p, 1) for p in places if home[p.county].area_km2 >= least]
    found: dict[str, tuple[str, Box]] = {}
    for one, count in [*tried, *((p, n) for p in given(budget.plan) for n in (1, 2))]:
        code, amount = one.county, t.number(money.counted(one.cost, t))
        lines = [budget.short(code), amount][:count]
        width, height = max(text_px(line, size) for line in lines), (1.3 * count - 0.3) * size
        box = box_at(*sheet.pixel(home[code].label_lon, home[code].label_lat), width, height)
        if has_room(box, side, side, [other for c, (_, other) in found.items() if c != code]):
            found[code] = "<br>".join(lines), box
    return {code: label for code, (label, _) in found.items()}


def area(budget: Budget, code: str, given_to: Place | None, label: str) -> choropleth.Area:
    """Return a county on the map with its label, in the colour of its amount."""
    t, home = budget.t, budget.results.data.panel.county(code)
    if given_to is None:
        hover = t("budget.outside", county=t.county(code))
        return choropleth.Area(home, NAN, "", hover, False, OUTSIDE)
    hover, shade = _told(budget, given_to), NOTHING
    if given_to.cost:
        shade = SHADES[sum(given_to.cost >= edge for edge in EDGES) - 1]
        hover = f"{hover}<br>{levers(budget, given_to)}"
    return choropleth.Area(home, NAN, label, hover, False, shade)


def _told(budget: Budget, one: Place) -> str:
    """Return a county with its amount, or that it gets nothing."""
    key = "budget.hover" if one.cost else "budget.hover_nothing"
    return budget.t(key, county=budget.t.county_short(one.county), money=budget.money(one.cost))


def places(budget: Budget) -> None:
    """Place who is given what: the first rows, all of them on demand, and what stands apart."""
    t, some = budget.t, given(budget.plan)
    note = t("budget.places_more" if len(some) > TOP else "budget.places_note", n=len(some) - TOP)
    place.heading(t("budget.places_head"), note, t)
    if some:
        cells = {
            t("budget.column_county"): lambda p: budget.short(p.county),
            t("budget.column_levers"): lambda p: levers(budget, p),
            t("budget.column_cost"): lambda p: budget.money(p.cost),
            t("budget.column_days"): lambda p: days(budget, p),
            t("budget.column_score"): lambda p: budget.change(
                p.before, p.after, Quality.ILLUSTRATIVE
            ),
        }
        place.html(html.table(*tables.screen(some[:TOP], cells), t, "allotted", telling=(2, 3)))
    if budget.plan.hubs:
        place.html(html.lines(hubs.in_plan(budget), t, "source"))
    apart = budget.names(lever.code for lever in t.catalog.levers if lever.apart)
    place.source(t("first_steps.apart", levers=apart) + t("budget.apart"), t)
    frame, name = (lambda: table(budget).file()), t("budget.places_table")
    place.table(frame, name, "budget_plan", t, notes(budget))


def levers(budget: Budget, one: Place) -> str:
    """Return the levers of a place, the dearest first; of many the first and how many there are."""
    t, panel = budget.t, budget.results.data.panel
    costs = budget.results.costs(budget.ask.today)[:, panel.row(one.county)]
    price = dict(zip((lever.code for lever in t.catalog.levers), costs.tolist(), strict=True))
    codes = sorted(budget.levers(one), key=lambda code: -price[code])
    if len(codes) <= MOST_LEVERS:
        return budget.names(codes)
    return t("budget.levers_many", names=budget.names(codes[:OF_MANY]), n=len(codes))


def days(budget: Budget, one: Place) -> str:
    """Return days to the village before and after, a dash where they are not known."""
    panel = budget.results.panel(budget.ask.today.method.real_only)
    quality = panel.figure(one.county, DELIVERY_DAYS).quality
    return DASH if quality is None else budget.change(*budget.days(one.county), quality)


def table(budget: Budget) -> Table:
    """Return the whole plan, a row a county, those that get nothing too."""
    t, yes, no = budget.t, budget.t("budget.yes"), budget.t("budget.no")
    columns = {
        "county": (t("budget.column_county"), lambda p: t.county(p.county)),
        "cost": (t("budget.frame_cost"), lambda p: money.counted(p.cost, t)),
        "levers": (t("budget.frame_levers"), lambda p: budget.names(budget.levers(p))),
        "weakest": (t("budget.frame_weakest"), lambda p: yes if p.county in budget.weakest else no),
        "days": (t("budget.frame_days_now"), lambda p: budget.days(p.county)[0]),
        "days_after": (t("budget.frame_days_after"), lambda p: budget.days(p.county)[1]),
        "score": (t("budget.frame_now"), lambda p: p.before),
        "score_after": (t("budget.frame_after"), lambda p: p.after),
        "quality": (t("common.quality"), lambda _: t.quality(Quality.ILLUSTRATIVE)),
    }
    whole = tables.table(budget.plan.places, columns)
    decimals = dict.fromkeys(("days", "days_after", "score", "score_after"), 2)
    return Table(whole.rows.sort_values("cost", ascending=False), whole.heads, decimals)


def notes(budget: Budget) -> list[str]:
    """Return how the plan is made, what holds in it, and what it leaves out."""
    t, lots, prices = budget.t, budget.ask.lots, budget.t.catalog.method.costs
    names = t.join([t.county_short(code) for code in budget.weakest])
    floor = {"n": len(budget.weakest), "names": names, "share": floor_share(budget)}
    left_out = len(budget.ask.counties) - len(budget.options.counties)
    return [
        t("budget.note_best", hours=t.number(prices.hub_h)),
        t("budget.note_lots", least=budget.money(lots.least), step=budget.money(lots.step)),
        t("budget.note_floor" if budget.ask.floor else "budget.note_no_floor", **floor),
        t("budget.note_ready"),
        t("budget.note_left", n=left_out) if left_out else "",
        t("levers.costs_assumed", low=t.number(prices.low, 1), high=t.number(prices.high)),
        t("budget.note_scope"),
    ]

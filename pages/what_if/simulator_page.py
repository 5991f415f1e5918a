"""What would change in this county if these levers moved?"""

from components.county_values import first_steps
from components.session import state
from components.widgets import links, place
from pages.what_if import advice, assumptions, bands, target, tools, what_changes
from pages.what_if.outcome import Outcome
from pages.what_if.screen import Screen

results, t, phone = state.results(), state.text(), state.on_phone()
here = Outcome(results, state.home(), state.scenario())
steps = first_steps.advice(results, here.county, here.scenario)
first = first_steps.advice(results, here.county, here.today)

screen = Screen(here, t)
tools.row(here, phone, t)
if here.is_scored:
    screen.has_preset = tools.chips(here, first, t)
    advice.cards(here, first, t)
    (bands.rows if phone else bands.bands)(screen, t)
else:
    links.page_link("own_figures", t("common.fill"))

place.section("physical", t("simulator.physical_head"), what_changes.physical, here, t)
place.section("money", t("simulator.money_head"), what_changes.costs, here, t)
place.section("rank", t("simulator.order_head"), what_changes.rank, here, t)
place.section("levers", t("advice.all_levers"), advice.all_levers, here, steps, t, opened_by=["ao"])
place.section("target", t("advice.goal_head"), target.block, here, t, opened_by=["tg", "ts"])
place.section("assume", t("simulator.assume_head"), assumptions.block, here, t)
if phone:
    tools.foot(screen, t)
screen.draw()

"""The view of a map in pixels: labels that never touch, and places that lead back."""

import itertools
import random

import numpy as np
import pytest

from components.maps import view as sheet
from components.maps.view import Label

VIEW = sheet.fit((100.0, 29.0, 102.0, 31.0), 600, 500)


def test_a_pixel_leads_back_to_its_place():
    x, y = VIEW.pixel(101.4, 30.6)
    assert VIEW.place(x, y) == pytest.approx((101.4, 30.6))
    assert VIEW.pixel(VIEW.lon, VIEW.lat) == pytest.approx((300, 250))


@pytest.mark.parametrize("size", [(600, 500), (350, 370), (200, 900)])
def test_a_view_holds_its_whole_box_inside_the_margin(size):
    view = sheet.fit(sheet.REGION, *size, margin=8)
    west, south, east, north = sheet.REGION
    for lon, lat in itertools.product((west, east), (south, north)):
        x, y = view.pixel(lon, lat)
        assert 7.9 <= x <= size[0] - 7.9
        assert 7.9 <= y <= size[1] - 7.9


def test_a_small_box_is_not_shown_larger_than_its_places_are_good_for():
    assert sheet.fit((101.0, 30.0, 101.01, 30.01), 600, 500).zoom == sheet.MAX_ZOOM


def crowd(count):
    chance = random.Random(4)
    return [
        Label(chance.uniform(100, 102), chance.uniform(29, 31), f"乡{i}", 5, i % 7)
        for i in range(count)
    ]


def boxes(placed):
    for one in placed:
        x, y = VIEW.pixel(one.label.lon, one.label.lat)
        width = len(one.label.text) * 6
        yield x + one.dx - width / 2, y + one.dy - 6, x + one.dx + width / 2, y + one.dy + 6


def test_labels_never_touch_each_other_a_mark_or_the_edge():
    labels = crowd(120)
    marks = [(*VIEW.pixel(one.lon, one.lat), one.radius) for one in labels]
    placed = sheet.thin(labels, VIEW, marks)
    assert 20 < len(placed) < 120
    found = list(boxes(placed))
    for a, b in itertools.combinations(found, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
    for left, low, right, high in found:
        assert left >= 0
        assert right <= VIEW.width
        assert all(
            right <= x - r or left >= x + r or high <= y - r or low >= y + r for x, y, r in marks
        )


def test_thinning_does_not_depend_on_the_order_given():
    labels = crowd(80)
    shuffled = random.Random(1).sample(labels, len(labels))
    assert sheet.thin(labels, VIEW) == sheet.thin(shuffled, VIEW)


def test_the_heavier_of_two_labels_in_one_place_stands_first():
    light, heavy = Label(101, 30, "light", 3, 1), Label(101, 30, "heavy", 3, 2)
    assert sheet.thin([light, heavy], VIEW)[0].label == heavy


@pytest.mark.parametrize(
    "box", [(10.0, 5.0, 90.0, 61.0), (0.0, 0.0, 30.0, 22.0), (3.0, 1.0, 9.0, 21.0)]
)
def test_marks_that_cover_a_box_leave_no_part_of_it_free(box):
    squares = [(x - r, y - r, x + r, y + r) for x, y, r in sheet.covering(box)]
    for x, y in itertools.product(np.linspace(box[0], box[2], 20), np.linspace(box[1], box[3], 20)):
        assert any(
            a - 1e-9 <= x <= c + 1e-9 and b - 1e-9 <= y <= d + 1e-9 for a, b, c, d in squares
        )


def test_a_name_turns_away_from_the_line_to_its_place():
    x, y = VIEW.pixel(101, 30)
    label = Label(101, 30, "here", 5, 1)
    (plain,) = sheet.thin([label], VIEW)
    (turned,) = sheet.thin([label], VIEW, lines=[(x, y, x, y + 200)])
    assert (plain.dx, plain.dy > 0) == (0, True)
    assert turned.dy < 0  # the line comes from below, so the name stands above


@pytest.mark.parametrize(
    ("line", "crosses"),
    [
        ((0, 5, 20, 5), True),
        ((0, 0, 20, 20), True),
        ((0, 12, 20, 12), False),
        ((12, 0, 30, 20), False),
        ((5, 5, 6, 6), True),
        ((0, 0, 4, 30), False),
    ],
)
def test_a_line_through_a_box_is_found(line, crosses):
    box, start, end = (4.5, 4, 10, 10), np.array(line[:2]), np.array(line[2:])
    walked = [start + (end - start) * step for step in np.linspace(0, 1, 500)]
    inside = any(4.5 <= x <= 10 and 4 <= y <= 10 for x, y in walked)
    assert inside is crosses
    assert sheet.crossings(box, np.array([line], dtype=float)) == int(crosses)

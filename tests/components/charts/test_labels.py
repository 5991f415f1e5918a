"""Names of points: apart, inside, and the chosen one always there."""

from components.charts.labels_chart import arrange, place


def boxes(spots, sizes, places, width, height):
    for (x, y), (w, h), at in zip(spots, sizes, places, strict=True):
        if at is not None:
            cx, cy = x * width + at[0], y * height + at[1]
            yield cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2


def test_names_stay_apart_and_inside_at_every_width():
    spots = tuple(((i * 37 % 100) / 100, (i * 61 % 100) / 100) for i in range(35))
    sizes = ((50.0, 14.0),) * 35
    widths = (430.0, 720.0)
    places = arrange(spots, sizes, widths, 500.0)
    assert sum(place is None for place in places) <= 3
    for width in widths:
        found = list(boxes(spots, sizes, places, width, 500.0))
        for i, (left, low, right, high) in enumerate(found):
            assert left >= 0
            assert low >= 0
            assert right <= width
            assert high <= 500
            for other in found[i + 1 :]:
                apart = right <= other[0] or other[2] <= left or high <= other[1] or other[3] <= low
                assert apart


def test_a_name_without_room_is_left_out_and_the_first_one_is_kept():
    places = arrange(((0.5, 0.5),) * 40, ((60.0, 14.0),) * 40, (100.0,), 60.0)
    assert places[0] is not None
    assert None in places


def test_a_lone_name_stands_to_the_right_of_its_point_unless_the_plot_ends():
    assert place([(0.5, 0.5)], [(40.0, 14.0)], (200.0,), 100.0)[0] == (27.5, 0.0)
    assert place([(0.9, 0.5)], [(40.0, 14.0)], (200.0,), 100.0)[0] == (-27.5, 0.0)


def test_the_first_name_covers_other_points_only_if_it_must_be_there():
    ring = [(0.5, 0.5), *((x / 10, y / 10) for x in range(11) for y in range(11))]
    sizes = [(40.0, 14.0)] * len(ring)
    assert place(ring, sizes, (200.0,), 100.0)[0] is None
    assert place(ring, sizes, (200.0,), 100.0, sure=True)[0] is not None

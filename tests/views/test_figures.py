"""The figures: every mark is where its day or point says, a province is an area, and no text becomes markup."""

import math
import re
import xml.etree.ElementTree as ElementTree

from hypothesis import given
from hypothesis import strategies as st

from standoff.record.terms import Precision
from standoff.views.borders import countries, country_at
from standoff.views.map_svg import Site, country_labels, frame_of, map_svg
from standoff.views.timeline_svg import MOST_MARKS, Lane, Life, Mark, Shape, timeline_svg

SVG_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")))


def classes(svg: str) -> list[str]:
    return [e.get("class", "") for e in ElementTree.fromstring(svg).iter()]


def site(name: str, lat: float, lon: float, precision: Precision, count: int = 1, **more: object) -> Site:
    return Site(name, (name,), lat, lon, precision, count, **more)  # type: ignore[arg-type]


def test_a_town_is_a_point_and_a_province_an_area() -> None:
    drawn = classes(map_svg([site("Adigrat", 14.28, 39.46, Precision.TOWN)]))
    assert "point" in drawn
    assert "region" not in drawn
    drawn = classes(map_svg([site("Tigray", 13.9, 39.0, Precision.REGION)]))
    assert "region" in drawn
    assert "point" not in drawn


def test_a_country_is_shaded_whole() -> None:
    drawn = classes(map_svg([site("Kenya", 0.5, 37.9, Precision.COUNTRY)]))
    assert "shade" in drawn
    assert "point" not in drawn


def test_a_disputed_place_is_hatched_and_bears_both_names() -> None:
    badme = Site("Badme", ("Badme", "Badime"), 14.73, 37.8, Precision.TOWN, 3, "/places/p-1", ("Eritrea", "Ethiopia"))
    svg = map_svg([badme])
    assert "disputed" in classes(svg)
    assert "Badme / Badime" in svg
    assert "claimed by Eritrea and Ethiopia" in svg


def test_the_frame_leaves_out_what_lies_far_off() -> None:
    near = [site(f"v{n}", 14 + n / 100, 39, Precision.TOWN, 5) for n in range(10)]
    west, south, east, north = frame_of([*near, site("Geneva", 46.2, 6.1, Precision.TOWN)]).box
    assert south > 12
    assert north < 16
    assert east - west < 4


def test_the_borders_hold_their_capitals() -> None:
    assert len(countries()) > 230
    assert getattr(country_at(36.8, -1.3), "name", None) == "Kenya"
    assert country_at(-30, 30) is None


def test_a_mark_stands_between_its_neighbours_and_tells_when_it_was_first_reported() -> None:
    lanes = [Lane("KEN", "Kenya", 0)]
    marks = [Mark("KEN", Shape.FORCE, f"2031-06-{day:02}", f"2031-06-{day:02}", f"on {day}") for day in (3, 9, 20)]
    marks.append(Mark("KEN", Shape.STEP, "2031-06-11", "2031-06-11", "talks", told="2031-06-18"))
    svg = timeline_svg(lanes, marks, [], "2031-06-01", "2031-06-30")
    centres = {
        re.sub(".*on ", "", title.text or ""): sign.get("points", "").split(",")[0]
        for group in ElementTree.fromstring(svg).iter()
        if "force" in group.get("class", "")
        for title, sign in [(group[0], group[-1])]
    }
    assert float(centres["3"]) < float(centres["9"]) < float(centres["20"])
    assert "told" in classes(svg)
    assert "first reported 2031-06-18" in svg


def test_more_marks_than_can_be_told_apart_become_columns_into_shorter_stretches() -> None:
    marks = [Mark("KEN", Shape.FORCE, f"2031-{1 + n % 12:02}-03", f"2031-{1 + n % 12:02}-03", "x") for n in range(400)]
    assert len(marks) > MOST_MARKS
    lanes = [Lane("KEN", "Kenya", 0)]
    svg = timeline_svg(lanes, marks, [], "2031-01-01", "2031-12-31", zoom=lambda a, b: f"/timeline?since={a}&until={b}")
    assert "column-force" in classes(svg)
    assert "/timeline?since=2031-" in svg


def test_an_agreement_is_drawn_from_its_first_report_to_its_last() -> None:
    life = Life("Truce", "/agreements/g-1", (("2031-06-02", "agreed"), ("2031-06-09", "broken")))
    drawn = classes(timeline_svg([], [], [life], "2031-06-01", "2031-06-30"))
    assert "life" in drawn
    assert "status agreed" in drawn
    assert "status broken" in drawn


@given(SVG_TEXT, SVG_TEXT)
def test_no_text_becomes_markup(name: str, label: str) -> None:
    svg = map_svg([Site(name, (name, label), 1, 37, Precision.TOWN, 1, None, (label,))])
    svg += timeline_svg(
        [Lane("A", name, 1)],
        [Mark("A", Shape.FORCE, "2031-06-03", "2031-06-03", label)],
        [Life(label, None, (("2031-06-03", "agreed"),))],
        "2031-06-01",
        "2031-06-09",
    )
    tags = {e.tag for e in ElementTree.fromstring(f"<all>{svg}</all>").iter()}
    known = {"all", "svg", "g", "a", "title", "text", "rect", "line", "circle", "path", "polygon", "defs", "pattern"}
    assert tags <= known


def test_no_country_is_named_within_a_disputed_area() -> None:
    plain = {name: (lon, lat) for name, lon, lat in country_labels((36.0, -2.0, 40.0, 2.0))}
    lon, lat = plain["Kenya"]
    moved = {name: (x, y) for name, x, y in country_labels((36.0, -2.0, 40.0, 2.0), ((lon, lat, 1.0),))}
    assert math.hypot(moved["Kenya"][0] - lon, moved["Kenya"][1] - lat) >= 0.99

"""The tree of the chart, read from the manual: reporting lines, departments, groups, posts, deputies, bodies outside."""

from pathlib import Path

from generator.chart.chart import chart
from generator.chart.drawing import svg
from generator.chart.reporting import organisation_tree
from generator.chart.tree import Tree
from tests.generator.manuals import loaded

ORGANISATION = """
    company: {name: 云帆}
    departments:
      - id: service
        name: 客户服务部
        lead: boss
        groups:
          - {id: night, name: 夜班组, lead: deputy, planned: 3, in_post: 2}
          - {id: hall, name: 大厅组}
          - {id: empty, name: 筹备组, lead: deputy}
      - {id: training, name: 培训室, part_of: service}
    headcount:
      - {position: boss, in: service, planned: 1, in_post: 1}
      - {position: deputy, in: service, planned: 1, in_post: 1}
      - {position: caller, in: night, planned: 2, in_post: 1}
      - {position: writer, in: night, planned: 1, in_post: 1}
      - {position: greeter, in: hall, planned: 3, in_post: 4}
    outside:
      - {id: owner, name: 董事会}
      - {id: audit, name: 审计处}
      - {id: nobody, name: 无关单位}
"""
POSITIONS = {
    "boss": "{name: 经理, department: service, reports_to: owner}",
    "deputy": "{name: 副经理, department: service, reports_to: boss, acts_for: [{position: boss, when: 出差}]}",
    "aide": "{name: 助理, department: service, reports_to: boss, acts_for: boss}",
    "caller": "{name: 回访员, department: service, group: night, reports_to: [deputy, {position: audit, for: 抽查}]}",
    "writer": "{name: 文员, department: service, group: night, reports_to: [deputy, boss]}",
    "greeter": "{name: 前台, department: service, reports_to: deputy}",
}


def made(folder: Path, organisation: str = ORGANISATION, **positions: str) -> Tree:
    whole = loaded(folder, organisation=organisation, **{f"positions__{own}": f"    {text}" for own, text in (positions or POSITIONS).items()})
    assert not whole.errors, whole.errors
    return organisation_tree(whole.manual, "zh")


def test_each_position_stands_below_its_first_superior(tmp_path: Path) -> None:
    tree = made(tmp_path)
    assert tree.roots == ("owner",)
    assert tree.below["owner"] == ("boss",)
    assert tree.below["boss"] == ("aide", "deputy", "training")
    assert tree.below["night"] == ("caller", "writer")
    assert set(tree.below["deputy"]) == {"night", "greeter", "empty"}


def test_bodies_that_are_only_a_further_superior_stand_beside(tmp_path: Path) -> None:
    tree = made(tmp_path)
    assert tree.asides == ("audit",)
    assert tree.posts["caller"].also == ("audit",)
    assert tree.posts["writer"].also == ("boss",)
    assert "nobody" not in tree.posts


def test_a_department_begins_with_its_head_and_a_group_above_its_people(tmp_path: Path) -> None:
    tree = made(tmp_path)
    assert [(band.name, band.figures) for band in tree.posts["boss"].bands] == [("客户服务部", "8 / 8")]
    assert (tree.posts["night"].kind, tree.posts["night"].title) == ("place", "夜班组")
    assert "2 / 3" in tree.posts["night"].says
    assert tree.posts["greeter"].notes == ("大厅组",)


def test_deputies_and_staff(tmp_path: Path) -> None:
    posts = made(tmp_path).posts
    assert posts["aide"].staff
    assert not posts["deputy"].staff
    assert posts["deputy"].notes == ("代理经理",)
    assert "代理经理（出差）" in posts["deputy"].says


def test_posts_and_who_is_wanting(tmp_path: Path) -> None:
    posts = made(tmp_path).posts
    assert (posts["caller"].planned, posts["caller"].in_post, posts["caller"].vacant) == (2, 1, 1)
    assert posts["greeter"].vacant == -1
    assert (posts["aide"].planned, posts["aide"].vacant) == (None, 0)


def test_several_heads_of_one_department_stand_below_its_box(tmp_path: Path) -> None:
    one = "{name: 甲, department: service}"
    tree = made(tmp_path, "\n    company: {name: 云帆}\n    departments: [{id: service, name: 客户服务部}]\n", a=one, b=one.replace("甲", "乙"))
    assert tree.roots == ("service",)
    assert tree.below["service"] == ("a", "b")


def test_without_an_organisation_there_are_only_the_lines(tmp_path: Path) -> None:
    whole = loaded(tmp_path, positions__a="    {name: 甲}", positions__b="    {name: 乙, reports_to: a}")
    tree = organisation_tree(whole.manual, "en")
    assert (tree.roots, tree.below) == (("a",), {"a": ("b",)})


def test_a_chain_that_closes_is_cut_somewhere(tmp_path: Path) -> None:
    whole = loaded(tmp_path, positions__a="    {name: 甲, reports_to: b}", positions__b="    {name: 乙, reports_to: a}")
    assert whole.errors
    drawn = chart(whole.manual, "zh").figures
    assert {box.post.id for figure in drawn for box in figure.boxes} == {"a", "b"}


def test_without_positions_there_is_no_chart(tmp_path: Path) -> None:
    assert chart(loaded(tmp_path, organisation="    company: {name: 云帆}\n").manual, "zh").figures == ()


def test_the_drawing_has_every_name_as_text_and_no_code_in_it(tmp_path: Path) -> None:
    bad = """<script>alert(1)</script>&"'"""
    whole = loaded(tmp_path, positions__a=f"    name: {bad}\n", positions__b="    {name: 乙, reports_to: a}")
    (figure,) = chart(whole.manual, "zh").figures
    for drawing in (svg(figure, "图", lambda own: f"{own}.html?a&b"), svg(figure, "图", fonts=("Noto Sans SC", 'x"><script>'))):
        assert "<script" not in drawing
        assert ">乙<" in drawing
        assert "&lt;script&gt;" in drawing
    assert 'href="b.html?a&amp;b"' in svg(figure, "图", lambda own: f"{own}.html?a&b")
    assert "http" not in svg(figure, "图").replace("http://www.w3.org/2000/svg", "")

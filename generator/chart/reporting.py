"""Reads the tree of the chart from the manual: reporting lines, departments and groups, posts, deputies."""

from collections.abc import Collection

from generator.chart.tree import Band, Post, Tree, tops_of, turned
from generator.manual import Manual
from generator.model.organisation import Department, GroupOfPeople, Headcount
from generator.model.position import Position
from generator.texts import Texts

Place = Department | GroupOfPeople


def organisation_tree(manual: Manual, language: str) -> Tree:
    """The tree of the positions of ``manual``."""
    return _Reading(manual, Texts(language)).tree()


def figures(in_post: int | None, planned: int | None) -> str:
    """``3 / 4``: in post and planned; nothing if neither is known."""
    return "" if in_post is None and planned is None else " / ".join("–" if count is None else str(count) for count in (in_post, planned))


def _sum(counts: Collection[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


class _Reading:
    def __init__(self, manual: Manual, say: Texts) -> None:
        self.say, self.manual = say, manual
        self.positions = {own: resolved.position for own, resolved in manual.positions.items()}
        organisation = manual.organisation
        self.departments = organisation.departments if organisation else ()
        self.outside = {body.id: body.name for body in organisation.outside} if organisation else {}
        self.rows: dict[str, list[Headcount]] = {own: [] for own in self.positions}
        for row in organisation.headcount if organisation else ():
            self.rows.setdefault(row.position, []).append(row)
        counted = [own for own, rows in self.rows.items() if rows and own in self.positions]
        order = list(dict.fromkeys([row.position for row in organisation.headcount if row.position in counted] if organisation else []))
        self.rank = {own: at for at, own in enumerate([*order, *(own for own in self.positions if own not in order)])}
        self.up: dict[str, str | None] = {own: self._superior(position) for own, position in self.positions.items()}
        self.places: dict[str, Place] = {}
        self.bands: dict[str, list[Band]] = {}
        #: Department -> where it begins.
        self.begins: dict[str, str] = {}
        self.groups = {own: self._groups_of(own, position) for own, position in self.positions.items()}
        self.told: set[str] = set()

    def tree(self) -> Tree:
        """The whole."""
        bodies = [body for body in self.outside if body in self.up.values()]
        for top in tops_of(self.positions, {own: up if up in self.positions else None for own, up in self.up.items()}):
            if self.up[top] in self.positions:
                self.up[top] = None
        for department in sorted(self.departments, key=self._depth):
            self._enter(department, self._in_department(department))
        for department in self.departments:
            for group in department.groups:
                self._enter(group, {own for own, groups in self.groups.items() if group.id in groups})
        up = {**self.up, **dict.fromkeys(bodies)}
        self._rank_places(up)
        below = {own: tuple(sorted(owns, key=lambda own: (not self._staff(own), self.rank[own]))) for own, owns in turned(up).items()}
        posts = {own: self._post(own) for own in up}
        seconds = {superior for post in posts.values() for superior in post.also}
        asides = tuple(body for body in self.outside if body in seconds and body not in posts)
        posts |= {body: self._post(body) for body in asides}
        roots = sorted((own for own, above in up.items() if above is None), key=self.rank.__getitem__)
        return Tree(posts, below, tuple(roots), asides)

    def _superior(self, position: Position) -> str | None:
        first = position.reports_to[0].position if position.reports_to else None
        return first if first in self.positions or first in self.outside else None

    def _depth(self, department: Department) -> int:
        above = {each.id: each.part_of for each in self.departments}
        depth, at = 0, department.part_of
        while at in above and depth <= len(above):
            depth, at = depth + 1, above[at]
        return depth

    def _groups_of(self, own: str, position: Position) -> tuple[str, ...]:
        known = {group.id for department in self.departments for group in department.groups}
        return tuple(dict.fromkeys(at for at in (position.group, *(row.in_ for row in self.rows[own])) if at in known))

    def _in_department(self, department: Department) -> set[str]:
        """The positions of a department, with its groups and the departments that are part of it."""
        inside, grown = {department.id}, True
        while grown:
            more = {each.id for each in self.departments if each.part_of in inside}
            grown = not more <= inside
            inside |= more
        places = inside | {group.id for each in self.departments if each.id in inside for group in each.groups}
        counted = {own for own, rows in self.rows.items() if own in self.positions and any(row.in_ in places for row in rows)}
        return counted | {own for own, position in self.positions.items() if {position.department, position.group} & places}

    def _enter(self, place: Place, members: set[str]) -> None:
        """Show where ``place`` begins: on top of its only head, as a box of its own above several, or not at all."""
        whole = isinstance(place, Department)
        if not whole and (len(members) == 1 or any(len(self.groups[own]) > 1 for own in members)):
            return
        first = self._first(members)
        if not whole and len(first) == 1 and not self._below(first[0]) <= members:  # its leader has others too
            members = members - set(first)
            first = self._first(members)
            if len(members) == 1:
                return
        band = Band(place.name, self._counted(place))
        above = {self.up[own] for own in first}
        if len(first) == 1:
            self._begin(place, first[0], band)
        elif not first or len(above) == 1:
            self.up[place.id] = above.pop() if above else self._home(place)
            self.up |= dict.fromkeys(first, place.id)
            self.places[place.id] = place
            self.begins[place.id] = place.id
        elif whole:
            for own in first:
                self._begin(place, own, Band(place.name))
        else:
            return
        self.told.add(place.id)

    def _first(self, members: set[str]) -> list[str]:
        """Those of ``members`` whose superior is none of them."""
        return [own for own in sorted(members, key=self.rank.__getitem__) if self._position_above(own) not in members]

    def _below(self, own: str) -> set[str]:
        """Every position below ``own``."""
        below, found = turned(self.up), set()
        pending = [*below.get(own, ())]
        while pending:
            at = pending.pop()
            found.add(at)
            pending += below.get(at, ())
        return found & self.positions.keys()

    def _begin(self, place: Place, own: str, band: Band) -> None:
        self.bands.setdefault(own, []).append(band)
        self.begins.setdefault(place.id, own)

    def _position_above(self, own: str) -> str | None:
        above = self.up[own]
        while above in self.places:
            above = self.up[above]
        return above

    def _home(self, place: Place) -> str | None:
        """Where a place stands that has no positions: below its leader, or in the department that it is part of."""
        if place.lead in self.positions:
            return place.lead
        if isinstance(place, Department):
            return self.begins.get(place.part_of or "")
        return next((self.begins.get(each.id) for each in self.departments if place in each.groups), None)

    def _counted(self, place: Place) -> str:
        inside = {place.id, *(group.id for group in place.groups)} if isinstance(place, Department) else {place.id}
        rows = [row for rows in self.rows.values() for row in rows if row.in_ in inside]
        in_post = place.in_post if place.in_post is not None else _sum([row.in_post for row in rows])
        planned = place.planned if place.planned is not None else _sum([row.planned for row in rows])
        return figures(in_post, planned)

    def _rank_places(self, up: dict[str, str | None]) -> None:
        """Places and bodies stand where the first of those below them would."""
        last = len(self.rank)
        for own in up:
            self.rank.setdefault(own, last)
        below = turned(up)
        for own in [*reversed(self.places), *self.outside]:
            self.rank[own] = min([self.rank[each] for each in below.get(own, ())], default=last)

    def _staff(self, own: str) -> bool:
        """Whether it stands beside its superior: one post that only acts for them and leads nobody."""
        position = self.positions.get(own)
        if position is None or own in self.up.values() or self.bands.get(own):
            return False
        planned = _sum([row.planned for row in self.rows[own]])
        return (planned is None or planned <= 1) and self.up[own] in {act.position for act in position.acts_for}

    def _post(self, own: str) -> Post:
        if own in self.outside:
            return Post(own, "outside", self.outside[own], says=self.outside[own])
        if own in self.places:
            place = self.places[own]
            counted = self._counted(place)
            lead = self.say("chart.lead", name=self._name(place.lead)) if place.lead and self._name(place.lead) and place.lead != self.up[own] else ""
            says = self.say("chart.parts").join(filter(None, (place.name, counted, lead)))
            return Post(own, "place", place.name, (Band("", counted),), (lead,) if lead else (), says=says)
        position, rows = self.positions[own], self.rows[own]
        planned, in_post = _sum([row.planned for row in rows]), _sum([row.in_post for row in rows])
        bands = tuple(self.bands.get(own, ()))
        seconds = [superior for superior in position.reports_to[1:] if self._name(superior.position)]
        notes = tuple(filter(None, (self._places_of(own), *self._acting(position), *(self._also(each.position) for each in seconds))))
        said = [*(f"{band.name} {band.figures}".strip() for band in bands), position.name]
        said += [self.say("chart.counted", counted=figures(in_post, planned))] if figures(in_post, planned) else []
        above = self._name(self.up[own]) or ""
        said += [*(notes[:1] if self._places_of(own) else ()), *self._acting(position, whole=True), *(self._also(each.position) for each in seconds)]
        said += [self.say("chart.above", name=above)] if above else []
        also = tuple(each.position for each in seconds if each.position in self.positions or each.position in self.outside)
        return Post(own, "position", position.name, bands, notes, planned, in_post, self._staff(own), also, self.say("chart.parts").join(said))

    def _name(self, ref: str | None) -> str:
        """What a position, a place or a body is called; nothing for what is not known or withheld."""
        entry = self.manual.entries.get(ref or "")
        return self.positions[ref].name if ref in self.positions else entry.title if entry else ""

    def _places_of(self, own: str) -> str:
        """The groups that the chart does not show around the position, each with its posts if they are several."""
        names = {group.id: group.name for department in self.departments for group in department.groups}
        groups = [at for at in self.groups[own] if at not in self.told]
        if len(groups) == 1:
            return names[groups[0]]
        return self.say("page.comma").join(f"{names[at]} {self._posts(own, at)}".strip() for at in groups)

    def _posts(self, own: str, place: str) -> str:
        rows = [row for row in self.rows[own] if row.in_ == place]
        return figures(_sum([row.in_post for row in rows]), _sum([row.planned for row in rows]))

    def _acting(self, position: Position, whole: bool = False) -> list[str]:
        known = [(name, act.when) for act in position.acts_for if (name := self._name(act.position))]
        names = [self.say("page.brackets").format(name, when) if when and whole else name for name, when in known]
        return [self.say("chart.acts_for", name=self.say("page.comma").join(names))] if names else []

    def _also(self, superior: str) -> str:
        return self.say("chart.also", name=self._name(superior))

"""The exercise in hand: what is done to it, kept of it, and shown of it, whatever page is open."""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from priorities import sheets
from priorities.changes import Refused, stamp
from priorities.differences import differences
from priorities.exercise import Exercise, begin
from priorities.forms import id_of
from priorities.instrument import Guide, Instrument
from priorities.links import Arrival
from priorities.moment import Moment, Problem
from priorities.views import render

from browser import hints, talk, waking
from browser.early import Early
from browser.fields import change_of
from browser.history import History
from browser.kept import Elsewhere, Kept, NotKept, SetAside

Change = Callable[[Exercise], Exercise]
One = TypeVar("One")


class Desk:
    """One exercise, the page it is on, and the way between them.

    `hand` is the id of the sheet in its member's hand. A projector's own window is for `reading`: it keeps nothing.
    The desk is handed the page, the storage of exercises and that of sheets begun on a member's own device, which lie apart, so
    that it can be driven without a browser.
    """

    def __init__(self, dom: Any, storage: Any, sheets_apart: Any, instruments: dict[str, Instrument], state: str = "") -> None:
        self.dom = dom
        self.storage = storage
        self.sheets_apart = sheets_apart
        self.instruments = instruments
        self.state = state
        self.history = History()
        self.hints = hints.Hints(dom)
        self.kept = Kept()
        self.hand = ""
        self.moment = Moment(guides=guides(instruments), address=dom.base(), can_share=dom.can_share())
        self.arrival: Arrival | None = None
        self.exercise = self.blank()
        self.name = ""
        self.early = Early()
        self._uncommitted: dict[str, str] = {}
        self._unwritten: dict[str, str] = {}
        self._settled: set[str] = set()
        self._dirty = False
        self._saving = False
        self._showing_once = self._stale = self._in_steps = False
        self._drawn = True
        self.reading = False

    async def wake(self, page: str) -> str:
        """Take up what this tab has to do with; the button that was pressed before Python was ready is returned."""
        return await waking.wake(self, page)

    async def stored(self, work: Awaitable[One]) -> One | None:
        """What the store answers, None where it refuses, which the page then says: everything goes on without it."""
        try:
            return await work
        except NotKept as refused:
            self.moment = replace(self.moment, failed=str(refused))
            return None

    async def find(self, id: str) -> Kept | None:
        """An exercise kept here, None if it is not, if it cannot be read, which is told, or if the store refuses."""
        try:
            kept: Kept | None = await self.stored(self.storage.load(id))
        except SetAside as told:
            self.problem(str(told))
            return None
        return kept

    async def start_afresh(self) -> None:
        """Erase a member's own sheet from this device, and lay out a blank one with the same wording."""
        await self.saved()
        await self.storage.erase(self.exercise.id)
        self.kept = Kept()
        self._lay(replace(self.exercise, sheets=(), sealed=()))
        self.draw()

    def open_page(self, name: str, tool: str, *, drawn: bool = True) -> None:
        """Another page is shown: keep what was typed on the last one, and draw this one, unless it stays as it was built."""
        self.commit_typed()
        if self.hand and name != "sheet" and not self.moment.member:
            # Whoever comes to the sheet's page next may be another member.
            self._cover(True)
            self.history.settle(self.exercise)
        if self.name:
            self.drop("paper ")  # whoever comes to this page next may be another member
        # That another tab changed the exercise concerns every page; any other question belonged to the page that was left.
        asking = self.moment.asking if self.moment.asking == "elsewhere" else ""
        # What went wrong while waking is told on the first page.
        problems = () if self.name else self.moment.problems
        self.name, self._drawn = name, drawn
        self.moment = replace(
            self.moment, tool=tool, asking=asking, notice="", problems=problems, receipts=(), qr="", camera=False
        )
        self.draw()
        if name == "start":
            self.dom.later(self._relist())

    def draw(self) -> None:
        """Show the page as it stands now."""
        if self._showing_once:
            self._stale = True
        elif self.name and self._drawn:
            self._put_in_place(self._draw())

    def _draw(self) -> str:
        self.moment = replace(self.moment, can_undo=bool(len(self.history)), seconds=self.dom.seconds())
        return render.page(self.name, self.exercise, self.moment, "" if self.moment.covered else self.hand)

    def _drawn_from(self) -> tuple[object, ...]:
        """What a page is drawn from, but for what is saved of it."""
        return self.name, self.hand, self.exercise, replace(self.moment, saved="", saving=False)

    def _put_in_place(self, html: str) -> None:
        self._stale = False
        self.dom.show(html)
        talk.keep_time(self)

    @contextmanager
    def showing_once(self) -> Iterator[None]:
        """Whatever is done inside is shown together, by the `show` that follows."""
        self._showing_once = True
        try:
            yield
        finally:
            self._showing_once = False

    def show(self) -> None:
        """Show what has changed, if it is not shown yet."""
        if self._stale:
            self.draw()

    async def show_in_steps(self, coming: Callable[[], bool]) -> None:
        """The same by and by: on a slow device the browser answers clicks in between.

        Nothing is shown while something else is `coming`, which shows the page itself: a click, which this would take back, or a page.
        """
        if self._in_steps:
            return
        self._in_steps = True
        try:
            while self._stale and self.name and self._drawn and not coming():
                html, before = self._draw(), self._drawn_from()
                await self.dom.rest()
                if self._stale and self._drawn_from() == before and not coming():
                    self._put_in_place(html)
                    self._tell()  # it may have been saved meanwhile
        finally:
            self._in_steps = False

    def commit(
        self,
        change: Change,
        *,
        joining: str = "",
        settled: Iterable[str] = (),
        notice: str = "",
        at: str = "",
        asking: str = "",
    ) -> bool:
        """Make a change, keep it and show it. Returns whether anything changed.

        A refused change becomes a problem on the page, which leads to the field with the id `at`. Any question is answered by it, but
        for `asking`.
        """
        if self.moment.choose:
            self.moment = replace(self.moment, choose=False)
            self.answer_early()
        try:
            after = change(self.exercise)
        except Refused as refused:
            self.problem(str(refused), at)
            return False
        for name in settled:
            self.untype(name)
        before = self.exercise
        self.moment = replace(self.moment, asking=asking, notice=notice, problems=())
        if after is not before:
            self.history.remember(before, joining)
            self._put(after)
        self.draw()
        return after is not before

    def problem(self, sentence: str, field: str = "", asking: str = "") -> None:
        """Show what the visitor can mend, and go to it; a question that is `asking` still stays."""
        self.moment = replace(self.moment, problems=(Problem(sentence, field),), asking=asking, notice="")
        self.draw()
        self.dom.focus("problems")

    def ask(self, question: str) -> None:
        """Wait for yes or no."""
        self.moment = replace(self.moment, asking=question, problems=(), notice="")
        self.draw()
        self.dom.focus("ask")

    def field(self, name: str, value: str) -> None:
        """A field has a new value: change the exercise, or keep a draft."""
        self._uncommitted.pop(name, None)
        first, *words = name.split()
        if first == "answer":
            self._answer(words[0], words[1], value, name)
        elif first == "look":
            self._look_again(words[0], words[1], value)
        elif first == "by":
            self._sign(value)
        elif first == "draft":
            self._draft(name, value)
            self.draw()
        elif first == "paper":
            self._jot(name, value)
        elif change := change_of(name, value):
            self._put_in(name, value, change)

    def _put_in(self, name: str, value: str, change: Change) -> None:
        """Make the change of a field. What is refused stays in the field, to be mended there."""
        self.commit(change, joining=name, settled=(name,), at=id_of(name))
        if self.moment.problems:
            self._jot(name, value)
            self.draw()

    def typed(self, name: str, value: str) -> None:
        """A text is being typed. It is kept at once, and becomes part of the exercise when the field is left.

        What is said on a sheet is the exception, and is never kept in the open: a comment goes straight into the sheet, which is shut,
        and a sheet from paper is kept nowhere until it is added whole.
        """
        if _on_sheet(name):
            self._uncommitted[name] = value
            self._quietly(name, value)
            return
        if name.startswith("paper "):
            self._jot(name, value)
            return
        if name.startswith("draft "):
            self._draft(name, value)
        else:
            self._uncommitted[name] = value
            self._unwritten[name] = value
        self._save()

    def untype(self, name: str) -> None:
        """A draft has become part of the exercise, or was dropped."""
        self._unwritten.pop(name, None)
        self._settled.add(name)
        self._let_go(lambda one: one == name)

    def commit_typed(self) -> None:
        """Make every text that is still being typed part of the exercise."""
        for name, value in list(self._uncommitted.items()):
            self.field(name, value)

    def undo(self) -> None:
        """Go back one step."""
        self.commit_typed()
        before = self.history.back()
        if before is None:
            self.dom.say("There is nothing to undo.")
            return
        self._put(before)
        if self.hand and self.hand not in sheet_ids(before):
            self._hold("")
        self.moment = replace(self.moment, asking="", problems=(), notice="")
        self.draw()
        self.dom.say("The last change is undone.")

    def start_sheet(self) -> None:
        """Lay out a blank sheet and put it in hand; whatever sheet was in hand is shut."""
        self._shut()
        id = self.dom.new_id()
        self._hold(id)
        self.commit(lambda exercise: sheets.start(exercise, id))

    def uncover(self) -> None:
        """The member who left the sheet's page goes on."""
        self._cover(False)
        self.draw()

    def hold(self, sheet: str) -> None:
        """Put a sheet in its member's hand, or none."""
        self._hold(sheet)

    def hand_in(self) -> bool:
        """The member is done: nobody looks into the sheet from here on, and Undo does not reach into it.

        Returns whether it is in: a sheet with a text that was refused stays in hand.
        """
        self.commit_typed()
        refused = [name for name in self.moment.typed if _on_sheet(name)]
        if refused:
            self.problem("A text on your sheet is too long to be kept. Shorten it, then hand in the sheet.", id_of(refused[0]))
            return False
        if not self.hand:
            self.commit(lambda exercise: sheets.start(exercise, self.dom.new_id()))
        else:
            self.commit(lambda exercise: sheets.hand_in(exercise, self.hand))
        self._shut()
        self.draw()
        return True

    def rate_anew(self, sheet: str) -> None:
        """Put a blank sheet in a member's hand in place of the old one, which Undo does not bring back."""
        self._hold(sheet)
        self.commit(lambda exercise: sheets.rate_anew(exercise, sheet))
        self.history.settle(self.exercise)

    def _shut(self) -> None:
        """Take the sheet out of its member's hand: from here on nobody looks into it, in no tab of this browser."""
        if self.hand:
            self.storage.tell(f"shut {self.hand}")
        self._hold("")
        self.history.settle(self.exercise)

    def open_sheets(self, early: str) -> bool:
        """Open all the sheets; nothing before that moment can be gone back to."""
        now = self.dom.now()
        if not self.commit(
            lambda exercise: sheets.open_sheets(exercise, now, early), settled=("draft early",), at="draft-early"
        ):
            return False
        self._hold("")
        self.history.empty()
        self.draw()
        return True

    def place_early(self, wanted: bool) -> None:
        """Put what was answered before Python was ready into the exercise and the sheet in hand, or leave it out."""
        early, self.early = self.early, Early()
        self.moment = replace(self.moment, unplaced=False)
        for name, value in early.touched.items() if wanted else ():
            self.field(name, value)
        self.draw()

    async def begin(self, exercise: Exercise | None = None) -> None:
        """Lay another exercise on the desk: a clean one, or one from a file. A clean one is kept once it is touched."""
        self.commit_typed()
        await self.saved()
        self.kept = Kept()
        self._lay(exercise or self.blank())
        if exercise:
            self._dirty = True
            self._save()
            await self.saved()
        self.answer_early()
        await self.list_kept()
        self.draw()

    async def go_on(self, id: str) -> None:
        """Continue an exercise kept here."""
        self.commit_typed()
        await self.saved()
        self.moment = replace(self.moment, problems=())
        kept = await self.find(id)
        if kept:
            self.take_up(kept)
            self.answer_early()
            self.draw()
        elif not self.moment.problems:
            told = "That exercise was erased in another tab. Keep what you see here as a copy, or begin anew."
            self.problem(told, asking=self.moment.asking)

    async def erase(self, id: str) -> None:
        """Erase an exercise kept here; if it is the one in hand, a clean one takes its place."""
        await self.saved()
        await self.storage.erase(id)
        if id == self.exercise.id:
            self.kept = Kept()
            self._lay(self.blank())
        await self.list_kept()

    async def erase_aside(self, number: str) -> None:
        """Erase one of what was set aside."""
        await self.storage.erase_aside(number)
        await self.look_aside()

    async def erase_all(self) -> None:
        """Erase everything this site keeps in this browser."""
        await self.saved()
        for storage in (self.sheets_apart, self.storage):
            await storage.open()
            await storage.erase_all()
        self.hints.forget()
        await self.dom.erase_offline()
        self.kept = Kept()
        self._lay(self.blank(), touched=False)
        await self.list_kept()
        await self.look_aside()

    async def replace_kept(self, exercise: Exercise) -> None:
        """Put an exercise from a file in the place of the one kept here under its id."""
        kept = await self.find(exercise.id)
        await self.saved()
        self.kept = kept or Kept()
        self._lay(exercise)
        self._dirty = True
        self._save()
        await self.saved()
        await self.list_kept()

    async def saved(self) -> None:
        """Wait until all that was changed is kept, or could not be."""
        while self._saving:
            await self.dom.rest()

    def flush(self) -> None:
        """The page is being left: start keeping what is not kept yet, at once."""
        self.commit_typed()
        self._save()

    def _answer(self, area: str, part: str, value: str, name: str) -> None:
        if not self.hand:
            self.start_sheet()
        given: dict[str, Any] = {part: value}
        self._put_in(name, value, lambda exercise: sheets.rate(exercise, self.hand, area, **given))

    def _look_again(self, sheet: str, area: str, value: str) -> None:
        how = self.moment.typed.get("draft who", "here")
        self.commit(lambda exercise: sheets.look_again(exercise, sheet, area, value, how), asking=self.moment.asking)
        self.dom.focus("ask")

    def _sign(self, value: str) -> None:
        if not self.hand:
            self.start_sheet()
        self._put_in("by", value, lambda exercise: sheets.sign(exercise, self.hand, value))

    def _quietly(self, name: str, value: str) -> None:
        """Put what is typed into the sheet without drawing the page anew at each key."""
        if not self.hand:
            self.start_sheet()
        words = name.split()
        try:
            if words[0] == "by":
                after = sheets.sign(self.exercise, self.hand, value)
            else:
                after = sheets.rate(self.exercise, self.hand, words[1], comment=value)
        except Refused:
            return  # said when the field is left
        if after is not self.exercise:
            self.history.remember(self.exercise, name)
            self._put(after)

    def _draft(self, name: str, value: str) -> None:
        self._jot(name, value)
        self._unwritten[name] = value
        self._save()

    def _jot(self, name: str, value: str) -> None:
        """Hold what is typed in this tab's memory alone."""
        self.moment = replace(self.moment, typed={**self.moment.typed, name: value})

    def drop(self, *beginnings: str) -> None:
        """Let go of what was typed from paper, by the beginnings of the names of its fields."""
        self._let_go(lambda name: name.startswith(beginnings))

    def _let_go(self, gone: Callable[[str], bool]) -> None:
        """Hold nothing more of what was typed in the fields whose names are `gone`."""
        self.moment = replace(self.moment, typed={name: text for name, text in self.moment.typed.items() if not gone(name)})

    def answer_early(self) -> None:
        """Put in what was answered before Python was ready; ask first if another sheet or wording was shown then."""
        shown = hints.shown(self.early.shown)
        now = hints.shown(hints.early(self.exercise, self.hand, self.moment.covered))
        if self.moment.member and not shown["sheet"]:
            shown["sheet"] = now["sheet"]  # a blank sheet on a member's own device is the member's own
        if self.early.touched and shown != now:
            self.moment = replace(self.moment, unplaced=True)
        else:
            self.place_early(True)

    def _put(self, after: Exercise) -> None:
        self.exercise = stamp(after, self.dom.now())
        self._dirty = True
        self._leave_hint()
        self._save()

    def _save(self) -> None:
        if self.reading:
            return
        if self._unsaved():
            self._tell(saving=True)
        if not self._saving:
            self._saving = True
            self.dom.later(self._keep())

    def _unsaved(self) -> bool:
        return bool(self._dirty or self._unwritten or self._settled)

    def _tell(self, **now: Any) -> None:
        """Say what is saved, without drawing the page anew."""
        self.moment = replace(self.moment, **now)
        self.dom.write("saved", self.moment.saved_words)

    async def _keep(self) -> None:
        """Keep the newest value, and again as long as there is a newer one. What could not be kept is tried with the next change."""
        settled: set[str] = set()
        unwritten: dict[str, str] = {}
        try:
            while self._unsaved():
                settled, self._settled = self._settled, set()
                unwritten, self._unwritten = self._unwritten, {}
                if self._dirty or settled or not self.kept.stamp:
                    first = not (self.kept.stamp or self.moment.member)
                    self._dirty = False
                    self._leave_hint()
                    await self.storage.save(self.kept, self.exercise, settled)
                    if first:
                        self.dom.later(self.storage.stay())
                for name, text in unwritten.items():
                    await self.storage.type(self.exercise.id, name, text)
                recovered = bool(self.moment.failed)
                self._tell(saved=self.dom.clock(self.dom.now()), saving=self._unsaved(), failed="")
                if recovered:
                    self.draw()
        except NotKept as refused:
            self._dirty = True
            self._settled |= settled
            self._unwritten = {**unwritten, **self._unwritten}
            self.moment = replace(self.moment, saving=False, failed=str(refused))
            self.draw()
        except Elsewhere:
            self.moment = replace(self.moment, saving=False)
            self.ask("elsewhere")
        finally:
            self._saving = False

    def heard(self, words: str) -> None:
        """Another tab has shut the sheet that is in hand here, too, or written an exercise, or turns the projector to a place.

        If it is this exercise and nothing here is unsaved, its value is taken.
        """
        id, _, place = words.partition(" ")
        if self.hand and words == f"shut {self.hand}":
            self._uncommitted = {}
            self._hold("")
            self.history.empty()
            self.draw()
        elif id == self.exercise.id and not self._saving and not self._uncommitted:
            self.dom.later(self._take_over(id, place))

    async def _take_over(self, id: str, place: str) -> None:
        kept = await self.find(id)
        if kept and not self._saving and (self.reading or kept.stamp != self.kept.stamp):
            # Texts that the other tab is still typing are its own, and drafts that stand here stay.
            typed = self.moment.typed
            if self.reading:
                typed = {**kept.typed, "draft shown": place or typed.get("draft shown", "")}
            self.take_up(replace(kept, typed={}))
            self.moment = replace(self.moment, typed=typed)
            self.draw()

    def take_up(self, kept: Kept) -> None:
        """Lay an exercise that is kept on the desk, with the texts that were being typed and the sheet that was in hand."""
        self.kept = kept
        assert kept.exercise is not None
        exercise = kept.exercise
        if self.reading:
            self._lay(exercise, touched=False)
        else:
            own = next(iter(sheet_ids(exercise)), "") if self.moment.member else ""
            covered = self.hints.covered
            self._lay(exercise, hand=own or self.hints.sheet)
            self._cover(covered and bool(self.hand))
        drafts = {name: text for name, text in kept.typed.items() if name.startswith("draft ")}
        told = (Problem(kept.told),) if kept.told else ()
        saved = self.dom.clock(exercise.changed) if kept.stamp else ""
        self.moment = replace(self.moment, typed=drafts, saved=saved, problems=told)
        for name, text in kept.typed.items():
            if name not in drafts and not self.reading:
                self.field(name, text)

    def _lay(self, exercise: Exercise, hand: str = "", touched: bool = True) -> None:
        self.exercise = exercise
        self.history.empty()
        self._dirty = False
        self._uncommitted, self._unwritten, self._settled = {}, {}, set()
        self.moment = replace(
            self.moment,
            choose=False,
            asking="",
            notice="",
            problems=(),
            saved="",
            typed={},
            differs=differences(exercise, self.instruments),
        )
        self._hold(hand if hand in sheet_ids(exercise, shut=True) else "", touched)

    def _hold(self, sheet: str, touched: bool = True) -> None:
        if sheet != self.hand:
            # What was refused on one member's sheet is not shown on the next.
            self._let_go(_on_sheet)
            self.moment = replace(self.moment, covered=False)
        self.hand = sheet
        if touched:
            self._leave_hint()

    def _cover(self, covered: bool) -> None:
        """Lay the sheet in hand face down, or turn it up again."""
        self.moment = replace(self.moment, covered=covered)
        self._leave_hint()

    def _leave_hint(self) -> None:
        self.hints.leave(self.exercise, self.hand, self.moment.covered, self.moment.member)

    def blank(self) -> Exercise:
        """A clean exercise with the instruments of this site, and its State."""
        return begin(self.instruments, self.dom.new_id(), self.dom.now(), self.state)

    async def _relist(self) -> None:
        await self.saved()
        await self.list_kept()
        await self.look_aside()
        self.draw()

    async def list_kept(self) -> None:
        """Look what is kept here."""
        kept = await self.stored(self.storage.summaries()) or ()
        self.moment = replace(self.moment, kept=kept)

    async def look_aside(self) -> None:
        """Look what was set aside here, and whether the browser has said that exercises stay."""
        aside = await self.stored(self.storage.aside()) or ()
        stays = await self.storage.stays()
        self.moment = replace(self.moment, aside=aside, stays=stays)


def guides(instruments: dict[str, Instrument]) -> dict[str, Guide]:
    """What a facilitator says about each instrument that has such words, by the instrument's id."""
    return {one.id: one.guide for one in instruments.values() if one.guide}


def _on_sheet(name: str) -> bool:
    """Whether a field belongs to the sheet in hand."""
    return name == "by" or name.startswith("answer ")


def sheet_ids(exercise: Exercise, shut: bool = False) -> frozenset[str]:
    """The ids of every sheet in an exercise; with `shut` of those alone that were not opened with the others."""
    from priorities.visibility import see

    opened = shut and exercise.opened is not None
    return frozenset(envelope.id for envelope in see(exercise).envelopes if envelope.late or not opened)

"""A page and a store without a browser: what is shown is a string, what is kept is a dict."""

import asyncio
from dataclasses import replace
from itertools import count

from browser.early import Early
from browser.kept import Elsewhere, Kept, NotFetched, NotKept, SetAside
from priorities.moment import Summary


class FakeDom:
    """The verbs of `browser.dom.Dom`, for one tab."""

    def __init__(self, hints=None):
        self.html = ""
        self.parts = {}
        self.refilled = {}
        self.written = {}
        self.values = {}
        self.said = []
        self.focused = []
        self.gone = []
        self.files = []
        self.copied = []
        self.opened = []
        self.windows = True
        self.clocked = 1_800_000_000
        self.alarm = None
        self.hash = ""
        self.offline = False
        self.enlarged = []
        self.camera_refuses = ""
        self.scans = []
        self.printed = 0
        self.hints = {} if hints is None else hints
        self.early = Early
        self._ids = count(1)
        self._tasks = set()

    def show(self, html):
        self.html = html

    def show_part(self, id, html):
        self.parts[id] = html

    def refill(self, id, text):
        self.refilled[id] = text

    def value(self, name):
        return self.values.get(name, "")

    def say(self, words, aloud_only=False):
        self.said.append(words)

    def write(self, id, words):
        self.written[id] = words

    def focus(self, id):
        self.focused.append(id)

    def unfold(self, id, open):
        pass

    def focus_title(self):
        self.focused.append("title")

    def go(self, path):
        self.gone.append(path)

    def print(self):
        self.printed += 1

    def download(self, name, kind, text, told="The file is in your downloads."):
        self.files.append((name, kind, text))
        self.said.append(told)

    async def more(self, name="more"):
        if self.offline:
            raise NotFetched("It could not be fetched.")

    async def erase_offline(self):
        self.offline_erased = True

    async def word(self, parts):
        await self.more()
        return parts.encode()

    def wait(self):
        pass

    def ready(self):
        pass

    def enlarge(self, id, opener):
        self.enlarged.append((id, opener))

    async def open_camera(self):
        return self.camera_refuses

    async def watch(self, id, found):
        for text in self.scans:
            found(text)

    async def chosen_file(self, id, most):
        return self.values[id][:most]

    def open_window(self, path):
        self.opened.append(path)
        return self.windows

    def seconds(self):
        return self.clocked

    def after(self, seconds, work):
        self.alarm = (self.clocked + seconds, work)

    def pass_time(self, seconds):
        """Let time go by, and everything happen that was to be done by then."""
        end = self.clocked + seconds
        while self.alarm and self.alarm[0] <= end:
            (self.clocked, work), self.alarm = self.alarm, None
            work()
        self.clocked = end

    def title(self):
        return self.html.split("</h1>")[0].rpartition(">")[2]

    def now(self):
        return "2026-05-14T16:00:00Z"

    def clock(self, when):
        return "4:00 PM"

    def new_id(self):
        return f"id-{next(self._ids)}"

    def base(self):
        return "/"

    def remember(self, store, key, text):
        self.hints[store, key] = text

    def recall(self, store, key):
        return self.hints.get((store, key), "")

    def forget(self, store, key):
        self.hints.pop((store, key), None)

    def fragment(self):
        held, self.hash = self.hash, ""
        return held

    def can_share(self):
        return False

    async def copy(self, text):
        self.copied.append(text)
        return True

    async def chosen_files(self, id, most):
        return [(name, held[:most]) for name, held in self.values[id]]

    def drag(self, ids, dropped):
        pass

    def later(self, work):
        task = asyncio.ensure_future(work)
        self._tasks.add(task)

    async def rest(self):
        await asyncio.sleep(0)

    async def settled(self):
        """Everything that was to be done later is done; what failed in it is raised."""
        while self._tasks:
            await self._tasks.pop()


class FakeStorage:
    """The verbs of `browser.storage.Storage`. Several desks may share one, as tabs do."""

    def __init__(self):
        self.exercises = {}
        self.texts = {}
        self.refuses = ""
        self.heard = []
        self.told = []
        self.damaged = {}
        self.held_aside = {}
        self.asked_to_stay = 0

    def _may(self):
        if self.refuses:
            raise NotKept(self.refuses)

    async def open(self):
        self._may()

    def listen(self, heard):
        self.heard.append(heard)

    def tell(self, words):
        self.told.append(words)

    async def summaries(self):
        self._may()
        return tuple(Summary(id, exercise.team.title) for id, (exercise, _) in self.exercises.items())

    async def load(self, id):
        self._may()
        if id in self.damaged:
            self.held_aside[str(len(self.held_aside) + 1)] = self.exercises.pop(id)
            copy = self.damaged.pop(id)
            if not copy:
                raise SetAside("It could not be read.")
            self.exercises[id] = (copy, 1)
            return Kept(copy, 1, told="It could not be read; this is how it was.")
        if id not in self.exercises:
            return None
        exercise, stamp = self.exercises[id]
        return Kept(exercise, stamp, dict(self.texts.get(id, {})))

    async def save(self, kept, after, settled=()):
        self._may()
        _, stamp = self.exercises.get(after.id, (None, 0))
        if stamp != kept.stamp:
            raise Elsewhere
        self.exercises[after.id] = (replace(after), stamp + 1)
        for name in settled:
            self.texts.get(after.id, {}).pop(name, None)
        kept.exercise, kept.stamp = after, stamp + 1

    async def type(self, exercise, name, text):
        self._may()
        self.texts.setdefault(exercise, {})[name] = text

    async def erase(self, id):
        self.exercises.pop(id, None)

    async def aside(self):
        self._may()
        return tuple(Summary(number, "", changed="2026-05-14T10:42:00Z") for number in self.held_aside)

    async def read_aside(self, number):
        return f"what was kept, {number}"

    async def erase_aside(self, number):
        del self.held_aside[number]

    async def stay(self):
        self.asked_to_stay += 1

    async def stays(self):
        return bool(self.asked_to_stay)

    async def erase_all(self):
        self.exercises.clear()
        self.texts.clear()

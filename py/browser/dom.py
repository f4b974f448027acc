"""The page, as a dozen verbs. Strings go in and come out; no JavaScript object travels further into Python."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import js
import modules
import parts
from priorities.links import kind_of
from pyodide.ffi import create_once_callable, create_proxy, to_js

from browser.early import FILES, Early
from browser.kept import NotFetched

Heard = Callable[[str, str, str], None]

NOT_FETCHED = "A part of this site could not be fetched. Nothing is lost. Check the connection, then try again."


class Dom:
    """The page in this tab."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Future[None]] = set()
        self._joined: set[str] = set()
        self.trouble: Callable[[Exception], None] = lambda _: None
        self._after = 0

    def show(self, html: str) -> None:
        """Bring the page to this HTML, keeping focus, the caret and what is unfolded."""
        page = js.document.getElementById("page")
        page.classList.remove("covered")
        parts.morph(page, html)

    def show_part(self, id: str, html: str) -> None:
        """Bring the element with that id to this HTML."""
        element = js.document.getElementById(id)
        if element:
            parts.morph(element, html)

    async def more(self, name: str = "more") -> None:
        """Have the modules of an archive that no visit begins with; it is fetched once. Raises NotFetched where it does not come."""
        try:
            held = await parts.more(name)
        except Exception as error:
            raise NotFetched(NOT_FETCHED) from error
        if name not in self._joined:
            self._joined.add(name)
            modules.add(held.to_bytes())

    def page(self) -> tuple[str, str]:
        """The name of the page and the tool it is about, both empty where there is no page of the exercise."""
        page = js.document.getElementById("page")
        return (page.dataset.page or "", getattr(page.dataset, "tool", None) or "") if page else ("", "")

    def value(self, name: str) -> str:
        """What a field holds; for radios the chosen value; empty where there is no such field."""
        chosen = js.document.querySelector(f'[name="{name}"]:checked')
        field = chosen or js.document.querySelector(f'#page [name="{name}"]:not([type=radio])')
        return str(field.value) if field else ""

    def say(self, words: str, aloud_only: bool = False) -> None:
        """Tell what was done, or why not, for a while at the foot of the page. The same words twice are heard twice.

        `aloud_only` is for what those who see the page see anyway.
        """
        status = js.document.getElementById("status")
        status.textContent = ""
        status.classList.toggle("told", not aloud_only)
        js.setTimeout(create_once_callable(lambda: setattr(status, "textContent", words)), 50)

    def write(self, id: str, words: str) -> None:
        """Put words into the element with that id."""
        element = js.document.getElementById(id)
        if element:
            element.textContent = words

    def refill(self, id: str, text: str) -> None:
        """Put a text into a field, also into the one that is being typed in; the caret stays before what follows it."""
        field = js.document.getElementById(id)
        if field:
            at = max(0, field.selectionStart + len(text) - len(str(field.value)))
            field.value = text
            field.setSelectionRange(at, at)

    def focus(self, id: str) -> None:
        """Move focus to the element with that id, if it is there."""
        element = js.document.getElementById(id)
        if element:
            element.focus()

    def unfold(self, id: str, open: bool) -> None:
        """Unfold or fold the element with that id."""
        element = js.document.getElementById(id)
        if element:
            element.open = open

    def focus_title(self) -> None:
        """Move focus to the page's heading and to the top."""
        title = js.document.querySelector("#page h1")
        if title:
            title.focus()
            js.scrollTo(0, 0)

    def title(self) -> str:
        """The page's heading."""
        heading = js.document.querySelector("#page h1")
        return str(heading.textContent) if heading else ""

    def go(self, path: str) -> None:
        """Go to a page of this site, by a link, so that Python stays."""
        parts.go(path)

    def open_window(self, path: str) -> bool:
        """Open a window for the projector, or use the one there is; whether the browser let it."""
        return js.window.open(path, "priorities-projector", "popup,width=1280,height=720") is not None

    def download(self, name: str, kind: str, held: str | bytes, told: str = "The file is in your downloads.") -> None:
        """Hand a file to the visitor, and say where it is."""
        of_kind = to_js({"type": kind}, dict_converter=js.Object.fromEntries)
        if getattr(js.navigator, "standalone", False):
            # A site on the Home Screen of an iPhone or iPad has no downloads: whoever uses it is asked where the file goes.
            self.say("")
            self.later(_share({"files": [js.File.new(to_js([held]), name, of_kind)]}))
            return
        blob = js.Blob.new(to_js([held]), of_kind)
        link = js.document.createElement("a")
        link.href = js.URL.createObjectURL(blob)
        link.download = name
        link.click()
        js.setTimeout(create_once_callable(lambda: js.URL.revokeObjectURL(link.href)), 60000)
        self.say(told)

    async def word(self, report: str) -> bytes:
        """A Word file of what the output `file.word` gives. Raises NotFetched where what makes it does not come."""
        try:
            made = await parts.word()
        except Exception as error:
            raise NotFetched(NOT_FETCHED) from error
        return bytes((await made.write(report)).to_bytes())

    def fragment(self) -> str:
        """What follows the # of the address; a team's wording or a sheet is taken out of the address bar and of the history."""
        held = str(js.location.hash)[1:]
        if kind_of(held):
            js.history.replaceState(None, "", js.location.pathname)
            return held
        return held if held.startswith("show=") else ""

    def on_fragment(self, work: Callable[[], None]) -> None:
        """Do something when a link with a team's wording, a sheet or an exercise to show is opened in this very tab."""

        def changed(_: Any) -> None:
            held = str(js.location.hash)[1:]
            if kind_of(held) or held.startswith("show="):
                work()

        js.addEventListener("hashchange", create_proxy(changed))

    def can_share(self) -> bool:
        """Whether this device can share a link."""
        return bool(getattr(js.navigator, "share", None))

    async def copy(self, text: str) -> bool:
        """Put a text on the clipboard, and say whether that was allowed."""
        try:
            await js.navigator.clipboard.writeText(text)
        except Exception:
            return False
        return True

    def share(self, title: str, address: str) -> None:
        """Hand a link to the device's own sharing."""
        self.later(_share({"title": title, "url": address}))

    def enlarge(self, id: str, button: str) -> None:
        """Show a dialog on the whole screen; once it is left, focus is on the button that asked for it."""
        parts.enlarge(js.document.getElementById(id), js.document.getElementById(button))

    async def open_camera(self) -> str:
        """Turn the camera on. Returns the browser's name for why it cannot be, empty where it is on."""
        try:
            self._camera = await parts.camera()
            return str(await self._camera.open())
        except Exception as error:
            raise NotFetched(NOT_FETCHED) from error

    async def watch(self, id: str, found: Callable[[str], None]) -> None:
        """Show what the camera sees in a video of the page, and tell each QR code once.

        The camera is off when this ends: once the video is gone from the page, nobody looks at the page, or the camera fails.
        """

        def heard(text: str) -> None:
            try:
                found(text)
            except Exception as error:
                self.trouble(error)

        await self._camera.watch(js.document.getElementById(id), create_proxy(heard))

    async def chosen_files(self, id: str, most: int) -> list[tuple[str, bytes]]:
        """The names and the first `most` bytes of every chosen file. The field is emptied."""
        field = js.document.getElementById(id)
        files = [field.files.item(at) for at in range(field.files.length)]
        held = [(str(file.name), (await file.slice(0, most).arrayBuffer()).to_bytes()) for file in files]
        field.value = ""
        return held

    async def chosen_file(self, id: str, most: int) -> bytes:
        """The first `most` bytes of the chosen file. The field is emptied, so that the same file can be chosen again."""
        ((_, held),) = await self.chosen_files(id, most)
        return held

    def print(self) -> None:
        """Open the browser's print dialog."""
        js.print()

    async def erase_offline(self) -> None:
        """Erase what the browser keeps of the site itself: its copy for working offline, and Python's memory."""
        await parts.eraseOffline()

    def now(self) -> str:
        """This moment in UTC, to the second."""
        return str(js.Date.new().toISOString())[:19] + "Z"

    def seconds(self) -> int:
        """This moment, in seconds since 1970."""
        return int(time.time())

    def clock(self, when: str) -> str:
        """A moment in UTC as the visitor's device writes it: the time of day, and the date where that is not today's."""
        date, today = js.Date.new(when), js.Date.new()
        parts = {"hour": "numeric", "minute": "2-digit"}
        if date.toDateString() != today.toDateString():
            parts = {"day": "numeric", "month": "long", **parts}
        return str(date.toLocaleString([], to_js(parts, dict_converter=js.Object.fromEntries)))

    def new_id(self) -> str:
        """A random id, which tells nothing of the order in which things came."""
        return str(js.crypto.randomUUID())

    def base(self) -> str:
        """The address of the site, which names what is kept for it."""
        told = js.document.querySelector('meta[name="base"]').content
        return str(js.URL.new(told, js.location.href).href)

    def build(self) -> str:
        """The build that Python was started by."""
        return str(js.document.querySelector('meta[name="build"]').content)

    def remember(self, store: str, key: str, text: str) -> None:
        """Leave a hint in `localStorage` or `sessionStorage`; where that is refused, nothing is left."""
        try:
            getattr(js, store).setItem(key, text)
        except Exception:
            return

    def recall(self, store: str, key: str) -> str:
        """The hint left under a key, or nothing."""
        try:
            return str(getattr(js, store).getItem(key) or "")
        except Exception:
            return ""

    def forget(self, store: str, key: str) -> None:
        """Take a hint away."""
        try:
            getattr(js, store).removeItem(key)
        except Exception:
            return

    def early(self) -> Early:
        """What was done before Python was ready. Asked once: from then on the page is heard."""
        early = js.early
        early.taken = True
        js.document.getElementById("status").textContent = ""
        # Fields may have been filled in while the early script was still on its way.
        touched = {**dict(parts.filled().to_py()), **early.touched.to_py()}
        pressed = str(early.pressed)
        for name in FILES:
            if touched.pop(name, ""):
                pressed = name.replace(" ", "-")
        return Early(str(early.shown), touched, pressed)

    def offers(self, action: str) -> bool:
        """Whether the page has the button that says this, or the field whose files ask for it."""
        return bool(js.document.querySelector(f'[data-do="{action}"], [name="{action.replace("-", " ")}"][type=file]'))

    def listen(self, heard: Heard) -> None:
        """Hear of every field and button: kind (`typed`, `changed`, `pressed`), its words, and what it holds."""
        parts.listen(create_proxy(heard))

    def drag(self, ids: tuple[str, ...], dropped: Callable[[str, str], None]) -> None:
        """Let the items of these lists be dragged by their grips; hear of a drop: the item, and the place or list it was let go on."""

        def on_drop(item: Any, there: Any) -> None:
            dropped(str(item.dataset.area), str(getattr(there.dataset, "place", None) or there.dataset.drop))

        held = [element for id in ids if (element := js.document.getElementById(id))]
        self.later(parts.draggable(to_js(held), create_proxy(on_drop)))

    def later(self, work: Awaitable[None]) -> None:
        """Do something once the present work is done. What goes wrong in it is told to `trouble`."""

        async def told() -> None:
            try:
                await work
            except Exception as error:
                self.trouble(error)

        task = asyncio.ensure_future(told())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def rest(self) -> None:
        """Let the browser do other things for a moment."""
        await asyncio.sleep(0.01)

    def after(self, seconds: int, work: Callable[[], None]) -> None:
        """Do something after some seconds, and not what was to be done after others before."""
        js.clearTimeout(self._after)
        self._after = js.setTimeout(create_proxy(work), 1000 * seconds)

    def after_paint(self, work: Callable[[], None]) -> None:
        """Do something once the browser has shown what it already knows; at the latest after a tenth of a second."""
        parts.afterPaint(create_once_callable(work))

    def on_leave(self, work: Callable[[], None]) -> None:
        """Do something when the page is hidden, about to be left, or left for good."""
        proxy = create_proxy(lambda _: work())
        js.document.addEventListener("visibilitychange", proxy)
        js.addEventListener("beforeunload", proxy)
        js.addEventListener("pagehide", proxy)

    def on_renew(self, work: Callable[[], None]) -> None:
        """Do something, which ends in a reload, when a newer version of the site has taken the place of the one that is open."""

        def renew(event: Any) -> None:
            event.preventDefault()
            work()

        js.addEventListener("renew", create_proxy(renew))

    def on_page(self, work: Callable[[], None]) -> None:
        """Do something now, and whenever the theme has put another page in this one's place."""
        parts.eachPage(create_proxy(lambda *_: work()))

    def wait(self) -> None:
        """Say that this page is on its way."""
        js.document.documentElement.dataset.python = "waiting"

    def ready(self) -> None:
        """Say that Python answers."""
        js.performance.mark("python-ready")
        js.document.getElementById("python-failed").hidden = True
        js.document.documentElement.dataset.python = "ready"

    def reload(self) -> None:
        """Load the page in full."""
        js.location.reload()


async def _share(what: dict[str, Any]) -> None:
    """Hand something to the device's own sharing; nothing is sent where the visitor changes their mind."""
    with suppress(Exception):
        await js.navigator.share(to_js(what, dict_converter=js.Object.fromEntries))

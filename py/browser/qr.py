"""A page that shows a link as a QR code when it is asked for."""

from dataclasses import replace

from browser.page import Page


class QrPage(Page):
    """Each page says which link leaves."""

    def leaving(self) -> str:
        """What follows the # of the link, which is about to leave the device."""
        raise NotImplementedError

    def on_show_qr(self) -> None:
        """Show the link as a QR code."""

        async def draw() -> None:
            await self.dom.more()
            self._show_code(self.leaving())
            self.dom.focus("qr")

        self.dom.later(draw())

    def on_hide_qr(self) -> None:
        """Take the QR code away again."""
        self._show_code("")
        self.dom.focus("do-show-qr")

    def on_enlarge_qr(self) -> None:
        """Show the QR code on the whole screen."""
        self.dom.enlarge("qr-large", "do-enlarge-qr")

    def _show_code(self, fragment: str) -> None:
        self.desk.moment = replace(self.desk.moment, qr=fragment)
        self.desk.draw()

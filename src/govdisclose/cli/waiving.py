"""What is told of waivers that have no effect, so that a file of them does not grow old unseen."""

from datetime import date

from govdisclose import checks
from govdisclose.checks import Checked, Waiver
from govdisclose.cli import output
from govdisclose.errors import Lang, Message

_EXPIRED = Message(
    "请留意：豁免已过期，不再起作用：{waiver}",
    "note: a waiver has expired and no longer counts: {waiver}",
)
_UNUSED = Message(
    "请留意：豁免没有用到，该处没有这样的问题：{waiver}",
    "note: a waiver was not used, as nothing was found there: {waiver}",
)
_NOT_KNOWN = Message(
    "未变而保留的没有再查，豁免是否都用到，这次不知道；要知道，请不加 --resume 再检查一次",
    "what was kept was not checked anew, so it is not known whether all waivers are used: to see, "
    "check once without --resume",
)
_WAIVER = Message("{rule} {pointer}：{reason}", "{rule} {pointer}: {reason}")


class Uses:
    """Notes which waivers silence something, one report after the other; it holds no report."""

    def __init__(self, waivers: tuple[Waiver, ...]) -> None:
        """Begin, with no waiver used."""
        self._waivers = waivers
        self._today = date.today()  # noqa: DTZ011 - the user's own day
        self._used: set[Waiver] = set()
        self._idle: set[Waiver] = set()

    def __bool__(self) -> bool:
        """Say whether there are any."""
        return bool(self._waivers)

    def note(self, checked: Checked) -> None:
        """Take a report that was checked with them."""
        report = checked.report
        due = {w for w in self._waivers if w.rule in checked.asked and w.holds(report, self._today)}
        idle = set(checks.unused(due, [checked], self._today))
        self._idle |= idle
        self._used |= due - idle

    def tell(self, lang: Lang, *, all_seen: bool = True) -> None:
        """Say which have expired, and which could have silenced something and did not.

        Args:
            lang: Language of the words.
            all_seen: Whether all reports were noted; else it is not known which were not used, and
                that is said.
        """
        unused = self._idle - self._used if all_seen else set[Waiver]()
        idle = [waiver for waiver in self._waivers if waiver in unused]
        expired = checks.expired(self._waivers, self._today)
        if not all_seen and not self._used.issuperset(set(self._waivers).difference(expired)):
            output.note(_NOT_KNOWN, lang)
        for words, found in (
            (_EXPIRED, expired),
            (_UNUSED, idle),
        ):
            for waiver in found:
                place = _WAIVER.format(
                    rule=waiver.rule, pointer=waiver.pointer or '""', reason=waiver.silence.message
                )
                output.note(words.format(waiver=place), lang)

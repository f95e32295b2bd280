"""What was mended, or could not be read or understood: a type a kind, and the Dutch sentence that each makes.

A notice is data first. Whoever needs a code or a colour of it asks its fields (`ParseWarning.details` in the JSON),
never its sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Notice:
    """Any notice.

    Attributes:
        kind: Stable name of the kind: `code` of a warning in the JSON.
        sentence: What it says, with a slot a field.
    """

    kind: ClassVar[str]
    sentence: ClassVar[str]

    @property
    def details(self) -> dict[str, str | int | float | None]:
        """Its fields by their names."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @property
    def message(self) -> str:
        """Its sentence, in Dutch; `label` is the code of the row that it is about, or its name where it has no code."""
        details = self.details
        return self.sentence.format(**details, label=details.get("code") or details.get("naam") or "")


@dataclass(frozen=True, slots=True)
class UnreadableBytes(Notice):
    """Bytes of a text that stand for no character."""

    kind = "unreadable-bytes"
    sentence = "Sommige tekens zijn niet te lezen en staan er als \ufffd."


@dataclass(frozen=True, slots=True)
class TrackedChanges(Notice):
    """Changes in an office document that nobody accepted or refused yet."""

    kind = "tracked-changes"
    sentence = "Het document heeft bijgehouden wijzigingen: het is gelezen alsof ze alle zijn aanvaard."


@dataclass(frozen=True, slots=True)
class DocumentsEmbedded(Notice):
    """Documents within an office document."""

    kind = "embedded-document"
    sentence = "{count} ingesloten document(en) zijn niet gelezen."
    count: int


@dataclass(frozen=True, slots=True)
class PagesDamaged(Notice):
    """Pages that cannot be loaded; `pages` as people write them, `1-3, 7`."""

    kind = "page-damaged"
    sentence = "Pagina {pages} is beschadigd en niet gelezen."
    pages: str


@dataclass(frozen=True, slots=True)
class PagesWithoutText(Notice):
    """Pages that are pictures."""

    kind = "page-no-text"
    sentence = "Pagina {pages} is een plaatje zonder tekst."
    pages: str


@dataclass(frozen=True, slots=True)
class PagesOfRubbish(Notice):
    """Pages whose letters form no words."""

    kind = "page-rubbish"
    sentence = "De letters van pagina {pages} vormen geen woorden; die tekst is weggelaten."
    pages: str


@dataclass(frozen=True, slots=True)
class PagesOfSecondEngine(Notice):
    """Pages that the second engine read better."""

    kind = "page-second-engine"
    sentence = "Pagina {pages} is met pdfplumber gelezen, omdat pdfium er niets van maakte."
    pages: str


@dataclass(frozen=True, slots=True)
class NoProfileFits(Notice):
    """A report that no profile knows headings or codes of."""

    kind = "no-profile-fits"
    sentence = "Geen profiel past bij dit stuk; het is gelezen met {profiel}, en er kan veel gemist zijn."
    profiel: str


@dataclass(frozen=True, slots=True)
class StylesNotRead(Notice):
    """Style sheets of a web page that are too large."""

    kind = "styles-not-read"
    sentence = "De opmaak is te groot om helemaal te lezen; kleuren kunnen ontbreken."


@dataclass(frozen=True, slots=True)
class NoProgramme(Notice):
    """A report in which no programme was found."""

    kind = "no-programme"
    sentence = "Er is geen programma gevonden."


@dataclass(frozen=True, slots=True)
class ProgrammeNameDiffers(Notice):
    """A mission that names another programme than the heading above."""

    kind = "programme-name-differs"
    sentence = "De missie noemt programma {in_missie}, de kop {in_kop}."
    in_missie: str
    in_kop: str


@dataclass(frozen=True, slots=True)
class ProgrammeNumberDiffers(Notice):
    """An info block with another number than the heading."""

    kind = "programme-number-differs"
    sentence = "Het programmanummer is {nummer}, de kop noemt {in_kop}."
    nummer: int
    in_kop: int


@dataclass(frozen=True, slots=True)
class ProgrammeNumberNotPrinted(Notice):
    """A programme whose number only its codes tell."""

    kind = "programme-number-not-printed"
    sentence = "Het programmanummer {nummer} is niet gedrukt; het volgt uit de codes."
    nummer: int


@dataclass(frozen=True, slots=True)
class DoelenboomDoubled(Notice):
    """A doelenboom that is printed twice; `which` is its code, or whose it is."""

    kind = "doelenboom-doubled"
    sentence = "Doelenboom {which} staat er twee keer."
    which: str


@dataclass(frozen=True, slots=True)
class SectionDoubled(Notice):
    """A section that the programme has already."""

    kind = "section-doubled"
    sentence = "'{kop}' staat er twee keer."
    kop: str


@dataclass(frozen=True, slots=True)
class CodeMended(Notice):
    """A code with a slip in it."""

    kind = "code-mended"
    sentence = "'{printed}' is gelezen als {code}."
    printed: str
    code: str


@dataclass(frozen=True, slots=True)
class CellNotUnderstood(Notice):
    """A cell in a row of a doelenboom that is neither name nor status."""

    kind = "cell-not-understood"
    sentence = "'{text}' in de rij van {code} is niet begrepen."
    text: str
    code: str


@dataclass(frozen=True, slots=True)
class ColumnsMixed(Notice):
    """A doelenboom whose columns were read across each other; `which` is the code of its beleidsterrein."""

    kind = "columns-mixed"
    sentence = "De kolommen van doelenboom {which} staan door elkaar: namen en doelen zijn daar niet zeker."
    which: str


@dataclass(frozen=True, slots=True)
class DoelNotPrinted(Notice):
    """A performance whose goal is printed nowhere."""

    kind = "doel-not-printed"
    sentence = "Doel {doel} van {prestatie} ontbreekt."
    doel: str
    prestatie: str


@dataclass(frozen=True, slots=True)
class StoplichtDiffers(Notice):
    """A mark or cell of one colour, and words that say another."""

    kind = "stoplicht-differs"
    sentence = "{label}: het stoplicht is {kleur}, de tekst zegt {tekst}"
    code: str | None
    naam: str | None
    kleur: str
    tekst: str


@dataclass(frozen=True, slots=True)
class StoplichtToldTwice(Notice):
    """Two sentences that say different colours of one row."""

    kind = "stoplicht-told-twice"
    sentence = "{label}: de tekst zegt {kleur} en elders {other}"
    code: str | None
    naam: str | None
    kleur: str
    other: str


@dataclass(frozen=True, slots=True)
class StoplichtColumnUnread(Notice):
    """A column of stoplights of which some rows could not be read."""

    kind = "stoplicht-column-unread"
    sentence = "Kolom {kolom}: {gelezen} van {rijen} rijen gelezen."
    kolom: str
    rijen: int
    gelezen: int
    programma: int | None


@dataclass(frozen=True, slots=True)
class StatusNotUnderstood(Notice):
    """A status in words that stand for no colour that is known."""

    kind = "status-not-understood"
    sentence = "De status '{tekst}' van {label} zegt geen kleur die bekend is."
    tekst: str
    code: str | None
    naam: str | None


@dataclass(frozen=True, slots=True)
class StoplichtUncertain(Notice):
    """Coloured marks or cells of which it cannot be told which row they are of."""

    kind = "stoplicht-uncertain"
    sentence = "Van {label} is niet te zeggen welk stoplicht erbij hoort."
    code: str | None
    naam: str | None

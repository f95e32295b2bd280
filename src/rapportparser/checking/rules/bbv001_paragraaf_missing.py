"""BBV001: a paragraaf that the law asks for is not there."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.bbv import is_bound, sections_of, titles_of
from rapportparser.checking.report import Report
from rapportparser.checking.rule import Advice, Hit, Rule, Words
from rapportparser.facts.bbv import find_paragrafen, paragrafen

# A file with fewer is a part of a report, or names one in passing.
_LEAST_FOUND = 2


def find(report: Report) -> Iterator[Hit]:
    """Find the paragrafen that no heading names, in a report that has some of them."""
    if not is_bound(report.rapport):
        return
    found = {naam for title in titles_of(sections_of(report.rapport)) for naam in find_paragrafen(title)}
    missing = tuple(one.officieel for one in paragrafen() if one.naam not in found)
    if missing and len(found) >= _LEAST_FOUND:
        yield Hit({"paragrafen": missing}, "" if len(missing) == 1 else "several")


_RIGHT = """\
Programmabegroting 2024

Programma 1 Veiligheid

De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Wat mag het kosten?
De lasten zijn 3 miljoen euro.

Paragraaf Lokale heffingen
De tarieven stijgen met de prijzen mee.

Paragraaf Weerstandsvermogen en risicobeheersing
De reserves zijn ruim genoeg.

Paragraaf Onderhoud kapitaalgoederen
De bruggen zijn nagekeken.

Paragraaf Financiering
Er is geen lening nodig.

Paragraaf Bedrijfsvoering
Het ziekteverzuim daalt.

Paragraaf Verbonden partijen
De veiligheidsregio vraagt meer.

Paragraaf Grondbeleid
De laatste kavels zijn verkocht."""

RULE = Rule(
    id="BBV001",
    name="paragraaf-missing",
    severity="warning",
    title=Words("Verplichte paragraaf ontbreekt", "Paragraaf that the law asks for missing"),
    looks_for=Words(
        "Een begroting of jaarstukken van een gemeente of provincie waarin een van de zeven paragrafen van artikel "
        "9 BBV (voor jaarstukken: artikel 26) niet voorkomt. Een bestand met minder dan twee paragrafen geldt als "
        "deel van een rapport. Geldt niet voor waterschappen en voor andere soorten rapporten.",
        "A budget or annual report of a municipality or province in which one of the seven paragrafen of article 9 BBV "
        "(annual reports: article 26) is not found. A file with fewer than two counts as part of a report. Does not "
        "hold for water boards and other kinds of report.",
    ),
    why=Words(
        "De wet vraagt ze, en de raad vindt er de risico's en het beleid die door alle programma's heen lopen. Een "
        "paragraaf mag alleen weg als het onderwerp er niet speelt.",
        "The law asks for them, and the council finds there the risks and policies that run through all programmes. "
        "One may be left out only where its subject does not arise.",
    ),
    wrong=_RIGHT.replace("Paragraaf Grondbeleid\nDe laatste kavels zijn verkocht.", "").strip(),
    right=_RIGHT,
    advice={
        "": Advice(
            Words("De paragraaf {paragrafen} ontbreekt.", "The paragraaf {paragrafen} is missing."),
            Words(
                "Voeg haar toe (artikel 9 BBV), of schrijf waarom zij hier niet nodig is.",
                "Add it (article 9 BBV), or write why it is not needed here.",
            ),
        ),
        "several": Advice(
            Words("De paragrafen {paragrafen} ontbreken.", "The paragrafen {paragrafen} are missing."),
            Words(
                "Voeg ze toe (artikel 9 BBV), of schrijf waarom zij hier niet nodig zijn.",
                "Add them (article 9 BBV), or write why they are not needed here.",
            ),
        ),
    },
    find=find,
)

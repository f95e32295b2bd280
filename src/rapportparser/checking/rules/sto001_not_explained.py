"""STO001: a prestatie is not green and nothing explains it."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.explaining import explains
from rapportparser.checking.keywords import has_cue, sentences
from rapportparser.checking.lights import KLEUREN, worst
from rapportparser.checking.report import Report, Row, parts_of, quoted
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words
from rapportparser.model import Kleur


def find(report: Report) -> Iterator[Hit]:
    """Find performances with a light that owes an explanation, without a toelichting of their own or on their doel."""
    for row in report.rows:
        prestatie = row.prestatie
        light = worst(prestatie, report.owing)
        if light is None or any(explains(part, row) for part in row.programma.toelichtingen):
            continue
        values: Values = {
            "prestatie": quoted(prestatie.code, prestatie.naam),
            "staat": _stands(*light),
        }
        advice = "elsewhere" if _is_told_elsewhere(row) else ""
        eased = advice == "elsewhere"
        yield Hit(values, advice, row.programma.nummer, "toelichtingen", prestatie.code, prestatie.location, eased)


def _stands(aspect: str | None, kleur: Kleur) -> Words:
    """Say how it stands: `staat op rood`, or `staat op rood (tijd)` for one of several lights."""
    words = KLEUREN[kleur]
    of = f" ({aspect})" if aspect else ""
    dutch = "staat niet op groen" if kleur == "afwijkend" else f"staat op {words.nl}"
    return Words(f"{dutch}{of}", f"is {words.en}{of}")


def _is_told_elsewhere(row: Row) -> bool:
    """Tell whether another text of the programme names the prestatie in a sentence with a cause.

    "Alle prestaties staan op groen, behalve 2A1.1" is no explanation, whatever else the sentence says.
    """
    code, name = row.prestatie.code, row.prestatie.naam
    told = code or name
    texts = (part.section.text for part in parts_of(row.programma) if part.sectie != "toelichtingen")
    return any(
        told is not None and told in sentence and has_cue(sentence, "oorzaak") and not has_cue(sentence, "uitzondering")
        for text in texts
        for sentence in sentences(text)
    )


RULE = Rule(
    id="STO001",
    name="not-explained",
    severity="error",
    title=Words("Niet groen en niet toegelicht", "Not green and not explained"),
    looks_for=Words(
        "Een prestatie die oranje, rood of afwijkend is (of geel, waar het rapport geen oranje kent), ook voor één van "
        "meer aspecten, zonder toelichting bij haar code, bij haar doel, of in een "
        "deel dat haar code of naam noemt. Staat de uitleg in een andere tekst van het programma, dan is het een "
        "opmerking.",
        "A performance that is orange, red or not green (or yellow, where the report has no orange), in one of "
        "several aspects as well, without an explanation under its code, under its goal, or in a part that "
        "mentions its code or name. Where another text of the programme tells, it is a remark.",
    ),
    why=Words(
        "Het rapport belooft het zelf: bij elk stoplicht dat niet groen is, staan oorzaak, gevolg en bijsturing.",
        "The report promises it: beside every stoplight that is not green stand cause, consequence and correction.",
    ),
    wrong="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches | Oranje |
 | 2A1.2 Meldpunt voor overlast | Groen |

Toelichting doelenboom beleidsterrein 2A Veilige buurten

2A1.2 Meldpunt voor overlast
Het meldpunt is in april geopend.""",
    right="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches | Oranje |
 | 2A1.2 Meldpunt voor overlast | Groen |

Toelichting doelenboom beleidsterrein 2A Veilige buurten

2A1.1 Straatcoaches
Door ziekte begint het team pas in juni. Het college huurt tot die tijd twee coaches in.""",
    advice={
        "": Advice(
            Words(
                "Prestatie {prestatie} {staat}, maar een toelichting ontbreekt.",
                "Performance {prestatie} {staat}, but an explanation is missing.",
            ),
            Words(
                "Schrijf onder de toelichting wat de oorzaak is, wat het gevolg is en hoe het college bijstuurt.",
                "Write under the toelichting what the cause is, what follows from it and how the college steers.",
            ),
        ),
        "elsewhere": Advice(
            Words(
                "Prestatie {prestatie} {staat}; de uitleg staat niet in de toelichting, maar in een andere tekst.",
                "Performance {prestatie} {staat}; it is not explained in the toelichting but in another text.",
            ),
            Words("Zet de uitleg in de toelichting.", "Move it to the toelichting."),
        ),
    },
    find=find,
)

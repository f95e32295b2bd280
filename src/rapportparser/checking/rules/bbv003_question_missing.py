"""BBV003: a programme leaves one of the three questions unanswered: what to reach, what to do, what it may cost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapportparser.checking.bbv import is_bound, titles_of
from rapportparser.checking.report import Report, is_part, programme_words
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words
from rapportparser.facts.bbv import vragen
from rapportparser.model import Programma

# Headings that answer a question where nothing tells a section's role.
_HEADINGS = {
    "bereiken": re.compile(r"\b(?:bereik|doel|ambitie|missie|visie|resultaten\b)", re.IGNORECASE),
    "doen": re.compile(
        r"\b(?:doen\b|gedaan\b|activiteit|acties\b|maatregel|inspanning|prestatie|speerpunt)", re.IGNORECASE
    ),
    "kosten": re.compile(r"\b(?:kost|gekost|lasten\b|baten\b|financi|budget|euro\b|middelen\b)", re.IGNORECASE),
}


def find(report: Report) -> Iterator[Hit]:
    """Find the questions that programmes leave open; one that all leave open is told once."""
    rapport = report.rapport
    if not is_bound(rapport):
        return
    answered = {at: set(_answered(one)) for at, one in enumerate(rapport.programmas) if not is_part(one)}
    answered = {at: found for at, found in answered.items() if found}
    for vraag in vragen():
        open_in = [at for at, found in answered.items() if vraag.naam not in found]
        values: Values = {"vraag": vraag.officieel, "lid": vraag.lid}
        if len(open_in) == len(answered) > 1:
            yield Hit(values, "all", eased=True)
            continue
        for at in open_in:
            programma = rapport.programmas[at]
            filled: Values = values | {"programma": programme_words(programma)}
            yield Hit(filled, "", programma.nummer, location=programma.location)


def _answered(programma: Programma) -> Iterator[str]:
    """Give the questions that a programme answers, by what was read of it and the roles and headings of its texts."""
    sections = list(programma.texts())
    titles = list(titles_of(sections))
    rollen = {section.rol for section in sections}
    if programma.missie or programma.stand_van_zaken or any(boom.doelen for boom in programma.doelenbomen):
        yield "bereiken"
    if next(programma.prestaties(), None) is not None:
        yield "doen"
    for vraag in vragen():
        if rollen & set(vraag.rollen) or any(_HEADINGS[vraag.naam].search(title) for title in titles):
            yield vraag.naam


RULE = Rule(
    id="BBV003",
    name="question-missing",
    severity="warning",
    title=Words("Programma zonder een van de drie W-vragen", "Programme without one of the three questions"),
    looks_for=Words(
        "Een programma in een begroting of jaarstukken van een gemeente of provincie dat niet zegt wat er bereikt "
        "wordt, wat daarvoor gedaan wordt of wat dat kost (artikel 8, derde lid, onder a tot en met c, BBV; voor "
        "jaarstukken artikel 25, tweede lid). Laat elk programma dezelfde vraag open, dan is dat één opmerking: "
        "het antwoord kan elders staan. Geldt niet voor waterschappen, andere soorten rapporten en losse delen.",
        "A programme in a budget or annual report of a municipality or province that does not say what is to be "
        "reached, what is done for it or what it costs (article 8 (3)(a) to (c) BBV; annual reports: article 25 "
        "(2)). Where all programmes leave the same question open, that is one remark: the answer may stand "
        "elsewhere. Does not hold for water boards, other kinds of report and loose parts.",
    ),
    why=Words(
        "De raad stelt met de drie antwoorden samen het budget van een programma vast; zonder een ervan kan hij niet "
        "kiezen of controleren.",
        "With the three answers together the council sets a programme's budget; without one it cannot choose or check.",
    ),
    wrong="""\
Programmabegroting 2024

Programma 1 Veiligheid

De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Doelenbomen

Beleidsterrein 1A Veilige buurten
Doel | Prestatie |
1A1 Rust op straat | 1A1.1 Straatcoaches |""",
    right="""\
Programmabegroting 2024

Programma 1 Veiligheid

De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Doelenbomen

Beleidsterrein 1A Veilige buurten
Doel | Prestatie |
1A1 Rust op straat | 1A1.1 Straatcoaches |

Wat mag het kosten?
De lasten zijn 3 miljoen euro.""",
    advice={
        "": Advice(
            Words(
                "Het antwoord op de vraag \u201c{vraag}\u201d ontbreekt.",
                "The answer to the question \u201c{vraag}\u201d is missing.",
            ),
            Words("Voeg het toe (artikel 8, derde lid, onder {lid}, BBV).", "Add it (article 8 (3)({lid}) BBV)."),
        ),
        "all": Advice(
            Words(
                "Geen enkel programma beantwoordt de vraag \u201c{vraag}\u201d.",
                "No programme answers the question \u201c{vraag}\u201d.",
            ),
            Words(
                "Kijk of het antwoord elders staat (artikel 8, derde lid, onder {lid}, BBV).",
                "See whether the answer stands elsewhere (article 8 (3)({lid}) BBV).",
            ),
        ),
    },
    find=find,
)

"""A sound report to check, and what can go wrong in it."""

from __future__ import annotations

import json
import re

import rapportparser
from rapportparser.checking.settings import Settings
from rapportparser.model import Rapport
from rapportparser.model_findings import Finding

SOUND = """\
1e Voortgangsrapportage 2023

Programma 1 Bestuur

Programmanummer
1
Commissie
Bestuur en Middelen
Portefeuille(s)
Burgemeester

De missie van het programma Bestuur luidt:
Waterveld heeft een bestuur dat luistert.

Stand van zaken bij Voortgangsrapportage
Het burgerpanel kwam drie keer bijeen. Prestatie 1A1.2 loopt volgens plan.

Doelenbomen

Beleidsterrein 1A Bestuur
Doel | Prestatie |
1A1 Inwoners denken mee | 1A1.1 Burgerpanel | Groen |
 | 1A1.2 Uitdaagrecht en buurtbudget | Groen |

Toelichting doelenboom beleidsterrein 1A Bestuur

Er zijn geen afwijkingen ten opzichte van de begroting.

Programma 2 Veiligheid

Programmanummer
2
Commissie
Wonen en Veiligheid
Portefeuille(s)
Openbare Orde en Toezicht

De missie van het programma Veiligheid luidt:
De gemeente Waterveld is een plaats waar mensen zich veilig weten.

Stand van zaken bij Voortgangsrapportage
Het aantal aangiften van fietsdiefstal daalt (-12%). Van de inwoners voelt 81% zich veilig.

Doelenbomen

Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Minder diefstal | 2A1.1 Buurtpreventie en voorlichting | Groen |
 | 2A1.2 Bewaakte fietsenstallingen | Rood |
2A2 Rust op straat en op het water | 2A2.1 Inzet van straatcoaches | Groen |
 | 2A2.2 Toezicht op de vaarwegen | Oranje |

Toelichting doelenboom beleidsterrein 2A Veilige buurten

2A1.2 Bewaakte fietsenstallingen
Door een tekort aan personeel kan de stalling niet open. Het college zoekt een andere beheerder en komt in juni met een voorstel.

2A2.2 Toezicht op vaarwegen
De boot is later geleverd, omdat de werf stil lag. Tot juli huurt de gemeente een boot van de waterpolitie.

Programma 3 Haven

Programmanummer
3
Commissie
Ruimte en Verkeer
Portefeuille(s)
Haven en Financiën

De missie van het programma Haven luidt:
De haven is schoon en levendig.

Stand van zaken bij Voortgangsrapportage
De kade is klaar.

Doelenbomen

Beleidsterrein 3A Haven
Doel | Prestatie |
3A1 Een schone haven | 3A1.1 Walstroom voor de binnenvaart | Groen |
"""


def parsed(text: str) -> Rapport:
    return rapportparser.parse(text.encode(), name="rapport.txt")


def without(text: str, start: str, end: str) -> str:
    """Give a text without what stands from one piece up to another."""
    before, _, rest = text.partition(start)
    assert rest, start
    _, found, after = rest.partition(end)
    assert found, end
    return before + end + after


def changed(old: str, new: str, *, text: str = SOUND) -> str:
    """Give a text with one piece of it replaced."""
    assert text.count(old) >= 1, old
    return text.replace(old, new, 1)


def findings_of(
    rule: str, text: str | Rapport, previous: str | Rapport | None = None, settings: Settings | None = None
) -> list[Finding]:
    """Give what one rule finds."""
    rapport = parsed(text) if isinstance(text, str) else text
    before = parsed(previous) if isinstance(previous, str) else previous
    return [
        finding for finding in rapportparser.check(rapport, previous=before, settings=settings) if finding.rule == rule
    ]


def uncoded(rapport: Rapport, programme: int = 0) -> Rapport:
    """Give a report as if it printed no codes beside its goals and performances, and other numbers of programmes."""
    data = json.loads(rapport.model_dump_json())
    for programma in data["programmas"]:
        programma["nummer"] += programme
        for boom in programma["doelenbomen"]:
            for doel in boom["doelen"]:
                for row in (doel, *doel["prestaties"]):
                    row["code"] = None
    return Rapport.model_validate_json(json.dumps(data))


def recoded(text: str, old: int, new: int) -> str:
    """Give a report's text with another number for one of its programmes, in its codes as well."""
    text = text.replace(f"Programma {old} ", f"Programma {new} ").replace(f"\n{old}\n", f"\n{new}\n")
    return re.sub(rf"\b{old}(?=[A-Z]\d?\b)", str(new), text)


def lit(text: str, **colours: str) -> Rapport:
    """Give a report with other colours: of a prestatie itself by its name, of its aspect tijd by that and `_tijd`."""
    data = json.loads(parsed(text).model_dump_json())
    for programma in data["programmas"]:
        for row in (row for boom in programma["doelenbomen"] for doel in boom["doelen"] for row in doel["prestaties"]):
            name = row["naam"].split()[0]
            light = {"bron": "kleur", "tekst": None, "location": row["location"]}
            if name in colours:
                row["stoplicht"] = light | {"kleur": colours[name]}
            if f"{name}_tijd" in colours:
                row["stoplicht"] = None
                row["aspecten"] = [{"aspect": "tijd", "stoplicht": light | {"kleur": colours[f"{name}_tijd"]}}]
    return Rapport.model_validate_json(json.dumps(data))

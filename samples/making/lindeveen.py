"""The report of the invented gemeente Lindeveen, which asks the W-questions and numbers its goals 1.1 and 1.1.1."""

from __future__ import annotations

from report import Block, Row

STEM = "voortgangsrapportage-lindeveen"
HEAD = "Gemeente Lindeveen | Tweede voortgangsrapportage 2023"
# The words of its status column, and the colour of the mark beside each.
KLEUR_OF = {"op schema": "groen", "afgerond": "groen", "vraagt aandacht": "oranje", "loopt achter": "rood"}

_COLUMNS = (("Doel", "Activiteit", "Status"),)


def make_lindeveen() -> list[Block]:
    """Give the blocks of the report, all written by hand."""
    return [*_FRONT, *_MEEDOEN, *_WONEN, *_BESTUUR, *_BACK]


def _alineas(*texts: str) -> list[Block]:
    return [Block("alinea", text) for text in texts]


def _programma(kop: str, houders: tuple[str, ...], ambitie: str) -> list[Block]:
    return [
        Block("kop1", kop),
        Block("info", rows=(("Portefeuillehouder(s)", *houders),)),
        Block("kop2", "Wat willen we bereiken?"),
        Block("alinea", ambitie),
        Block("kop2", "Wat gaan we daarvoor doen?"),
    ]


def _boom(*rows: Row) -> Block:
    return Block("boom", rows=_COLUMNS, boom=rows)


def _toelichting(kop: str, *texts: str) -> list[Block]:
    return [Block("kop4", kop), *_alineas(*texts)]


_FRONT = [
    Block("titel", "2e Voortgangsrapportage 2023"),
    Block("kop1", "Leeswijzer"),
    *_alineas(
        "De gemeente Lindeveen telt ruim 31.500 inwoners en rapporteert twee keer per jaar aan de raad. Dat schrijft "
        "artikel 4.2 van de financiële verordening voor, in de versie die sinds 1.1.2022 geldt.",
        "Elk programma beantwoordt dezelfde vragen:",
    ),
    Block("punt", "Wat willen we bereiken?"),
    Block("punt", "Wat gaan we daarvoor doen?"),
    Block("punt", "Wat is de stand van zaken?"),
    *_alineas(
        "Een activiteit is op schema of afgerond, vraagt aandacht of loopt achter. Bij elke activiteit die niet op "
        "schema is, leest u de oorzaak, het gevolg en wat het college doet. Hoe de cijfers zijn gemeten, staat in "
        "paragraaf 1.2.1 van de programmabegroting.",
    ),
]

_MEEDOEN = [
    *_programma(
        "Programma 1 Meedoen en gezondheid",
        ("Wethouder A. Veenstra", "Wethouder J. Oldenhof"),
        "In Lindeveen doet iedereen mee, op de eigen manier en in het eigen tempo. Wie hulp nodig heeft, vindt die dicht "
        "bij huis en hoeft zijn verhaal maar één keer te doen.",
    ),
    _boom(
        Row(
            "1.1 Inwoners kennen en helpen elkaar",
            (
                ("1.1.1 Buurtkamers in alle zes de kernen", "op schema"),
                ("1.1.2 Werving en scholing van vrijwilligers", "vraagt aandacht"),
                ("1.1.3 Waardering voor mantelzorgers", "afgerond"),
            ),
        ),
        Row(
            "1.2 Jeugdigen groeien gezond op",
            (
                ("1.2.1 Sport en spel op de basisscholen", "op schema"),
                ("1.2.2 Kortere wachttijd voor jeugdhulp", "loopt achter"),
                ("1.2.3 Rookvrije speelplekken en sportvelden", "op schema"),
            ),
        ),
        Row(
            "1.3 Meer mensen verdienen hun eigen inkomen",
            (
                ("1.3.1 Leerwerkplaats in het oude gemaal", "op schema"),
                ("1.3.2 Taalmaatjes voor nieuwkomers", "op schema"),
                ("1.3.4 Vroege hulp bij geldzorgen", "op schema"),
            ),
        ),
    ),
    Block("kop2", "Wat is de stand van zaken?"),
    *_alineas(
        "De buurtkamers trokken in het eerste halfjaar 18% meer bezoekers dan een jaar eerder. De zesde opende op 3.4.23 "
        "de deuren. Voor doel 1.1 is 1.2 miljoen euro beschikbaar; daarvan is 54% besteed.",
        "Het aantal huishoudens met een bijstandsuitkering daalde met 2,4% tot 612. Vooral prestatie 1.3.1 draagt daaraan "
        "bij: van de 40 deelnemers vonden er 23 een baan.",
    ),
    Block("tussenkop", "Jeugdhulp blijft schaars"),
    *_alineas(
        "De vraag naar jeugdhulp groeit nog steeds. Bij de activiteiten 1.2.1 en 1.2.2 werken scholen en huisartsen "
        "daarom nauwer samen.",
    ),
    Block("kop2", "Toelichting op de activiteiten"),
    *_toelichting(
        "1.1.2 Werving en scholing van vrijwilligers",
        "Door ziekte van de coördinator startte de scholing pas in mei. Daardoor volgden 35 vrijwilligers de cursus, en "
        "geen 80 zoals gepland. Het college heeft een vervanger aangetrokken en verwacht eind dit jaar 70% van het "
        "beoogde aantal te halen.",
    ),
    *_toelichting(
        "1.2.2 Kortere wachttijd voor jeugdhulp",
        "Twee aanbieders stopten in het voorjaar omdat zij geen personeel vonden. De gemiddelde wachttijd liep daardoor "
        "op van 9 naar 14 weken, en het doel van 6 weken wordt dit jaar niet gehaald.",
        "Het college stuurt bij op drie punten:",
    ),
    Block("punt", "de praktijkondersteuner bij de huisarts krijgt acht uur per week extra;"),
    Block("punt", "met de buurgemeenten kopen we groepsbehandeling in;"),
    Block("punt", "de raad ontvangt in november een voorstel voor 2024."),
]

_WONEN = [
    *_programma(
        "Programma 2 Wonen en groen",
        ("Wethouder S. Bakkerveld",),
        "Lindeveen is over tien jaar nog altijd een groene gemeente waar starters, gezinnen en ouderen een passend huis "
        "kunnen vinden.",
    ),
    _boom(
        Row(
            "2.1 Er komen genoeg betaalbare woningen",
            (
                ("2.1.1 Bouw van 240 woningen in Veenrand", "loopt achter"),
                ("2.1.2 Splitsen van boerderijen en grote huizen", "op schema"),
                ("2.1.3 Afspraken met de woningcorporatie", "afgerond"),
                ("2.1.5 Flexwoningen aan de Turfkade", "vraagt aandacht"),
            ),
        ),
        Row(
            "2.2 Wijken zijn klaar voor hitte en stortbuien",
            (
                ("2.2.1 Minder tegels, meer tuin", "op schema"),
                ("2.2.2 Nieuwe riolering in Oosterveen", "op schema"),
                ("2.2.3 Duizend bomen erbij", "op schema"),
            ),
        ),
        Row(
            "2.3 Gebouwen gebruiken minder energie",
            (
                ("2.3.1 Isolatie van woningen met een slecht label", "op schema"),
                ("2.3.2 Zonnepanelen op gemeentelijke daken", "vraagt aandacht"),
            ),
        ),
    ),
    Block("kop2", "Wat is de stand van zaken?"),
    *_alineas(
        "In de eerste zes maanden zijn 61 woningen opgeleverd, waarvan 30% in de sociale huur. De prijzen van "
        "bouwmaterialen lagen 11,5% hoger dan in 2022.",
        "De actie voor groene tuinen loopt goed: inwoners haalden 2.150 m2 tegels uit de grond. Van de bomen in 2.2.3 "
        "staat 80% in de grond; de rest volgt in het plantseizoen. De doelen 2.2 en 2.3 liggen op koers.",
    ),
    Block("kop2", "Toelichting op de activiteiten"),
    *_toelichting(
        "2.1.1 Bouw van 240 woningen in Veenrand",
        "De Raad van State vernietigde in februari het bestemmingsplan, omdat het onderzoek naar stikstof verouderd was. "
        "De eerste paal gaat daardoor ruim een jaar later de grond in. Het college laat het onderzoek overdoen en legt de "
        "raad in het eerste kwartaal van 2024 een nieuw plan voor.",
    ),
    *_toelichting(
        "2.1.5 Flexwoningen aan de Turfkade",
        "Het stroomnet heeft aan de Turfkade nog geen plaats voor 36 aansluitingen. Zonder oplossing kunnen er dit jaar "
        "maar 12 woningen worden bewoond. Met de netbeheerder onderzoeken we een tijdelijke batterij; in oktober valt het "
        "besluit.",
    ),
    *_toelichting(
        "2.3.2 Zonnepanelen op gemeentelijke daken",
        "Het dak van de sporthal bleek te zwak. Van de geplande panelen ligt daarom 60%. Het college kijkt of "
        "de parkeerplaats kan worden overkapt, en betaalt het onderzoek uit het bestaande budget.",
    ),
    Block("kop2", "Wat mag het kosten?"),
    *_alineas("De lasten van dit programma vallen 1.1 miljoen euro lager uit, vooral door het uitstel in Veenrand."),
]

_BESTUUR = [
    *_programma(
        "Programma 3 Bestuur en dienstverlening",
        ("Burgemeester M. Terwal",),
        "Inwoners en ondernemers kunnen op hun gemeente rekenen: zij is bereikbaar, duidelijk en zuinig met gemeenschapsgeld.",
    ),
    _boom(
        Row(
            "3.1 Inwoners krijgen snel en duidelijk antwoord",
            (
                ("3.1.1 Brieven in begrijpelijke taal", "op schema"),
                ("3.1.2 Ruimere openingstijden van de balie", "afgerond"),
                ("3.1.3 Een nieuw zaaksysteem", "vraagt aandacht"),
            ),
        ),
        Row(
            "3.2 Inwoners denken en beslissen mee",
            (
                ("3.2.1 Burgerberaad over het centrum", "op schema"),
                ("3.2.2 Buurtbudgetten", "op schema"),
            ),
        ),
        Row(
            "3.3 Financiën op orde",
            (
                ("3.3.1 Verbonden partijen", "op schema"),
                ("3.3.2 Een sluitende meerjarenbegroting", "op schema"),
            ),
        ),
    ),
    Block("kop2", "Wat is de stand van zaken?"),
    *_alineas(
        "De balie is sinds maart op donderdag open tot 20.30 uur. Inwoners geven de dienstverlening een 7.4, tegen een 7.1 "
        "in de vorige meting. Van alle brieven werd 92% binnen de termijn beantwoord, 3 procentpunt meer dan vorig jaar.",
        "Aan het burgerberaad deden 120 inwoners mee, van wie 45% nooit eerder met de gemeente sprak. Hun advies komt "
        "terug bij prestatie 3.2.1 in de begroting.",
    ),
    Block("kop2", "Toelichting op de activiteiten"),
    *_toelichting(
        "3.1.3 Een nieuw zaaksysteem",
        "De leverancier leverde versie 2.1.4 drie maanden te laat op. De proef met 25 medewerkers begint daardoor pas in "
        "oktober en de kosten stijgen met 8%. Het college houdt de boete uit het contract in en heeft de planning met een "
        "half jaar verlengd.",
    ),
]

_BACK = [
    Block("kop1", "Bijlage 1 Afgehandelde moties"),
    *_alineas("De motie over bankjes langs de Veenvaart is uitgevoerd: er staan er 14."),
]

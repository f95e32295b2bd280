"""The Dutch language pipeline: one spaCy pipeline a process, made when the first sentence needs it.

The default is spaCy's blank Dutch pipeline: a tokenizer, taught what it splits wrongly in these reports. A trained
pipeline takes its place where one is asked for; its parse then tells the grammatical subject.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from rapportparser.errors import LanguageModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BLANK: Final = "blank:nl"

# What stands against a figure, or a word against a bracket: `door(+43%)`, `>90%`, `−3%`.
_PREFIXES = (r"[+±−–<>≤≥~](?=\d)", r"-(?=\d)")
_INFIXES = (
    r"(?<=[^\W\d_])\((?=[-+−–\d])",
    r"(?<=\d)[-–](?=\d)",
    r"(?<=[\d%])\)(?=[^\W\d_])",
    r"(?<=\d)%(?=[^\W\d_])",
)
# `1,2%-punt` is a figure and a unit, `20%voor` a figure, a sign and a word.
_SUFFIXES = (r"(?<=\d)%-?punt(?:en)?", r"(?<=\d)[%‰]")


def model_name(model: str) -> str:
    """Give the name by which a result tells its pipeline: the model's own name and version.

    Raises:
        LanguageModelError: It is not installed, or is none.
    """
    if model == BLANK:
        return BLANK
    meta = _pipeline(model).meta
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


def read_sentence(sentence: str, model: str = BLANK) -> Doc:
    """Give a sentence as tokens, with a parse where the model has a parser.

    Args:
        sentence: One sentence; a parser is told not to split it.
        model: `blank:nl`, or the name of an installed trained pipeline or the path of one.

    Raises:
        LanguageModelError: It is not installed, or is none.
    """
    return _pipeline(model)(sentence)


@cache
def _pipeline(model: str) -> Language:
    return _blank() if model == BLANK else _trained(model)


def _blank() -> Language:
    """Make the blank pipeline with our rules in its defaults: to teach its tokenizer afterwards takes twice as long."""
    from spacy.lang.nl import Dutch, DutchDefaults

    class ReportDefaults(DutchDefaults):
        prefixes = [*_PREFIXES, *(DutchDefaults.prefixes or ())]  # noqa: RUF012 (as the base has it)
        suffixes = [*_SUFFIXES, *(DutchDefaults.suffixes or ())]  # noqa: RUF012 (as the base has it)
        infixes = [*_INFIXES, *(DutchDefaults.infixes or ())]  # noqa: RUF012 (as the base has it)

    class ReportDutch(Dutch):  # type: ignore[no-untyped-call]
        Defaults = ReportDefaults

    return ReportDutch()


def _trained(model: str) -> Language:
    import spacy

    try:
        nlp = spacy.load(model)
    except (OSError, ImportError, ValueError) as error:
        problem = "there is no language model of that name installed"
        remedy = f"give one that `python -m spacy validate` lists, or leave it out to use {BLANK}"
        raise LanguageModelError(model, problem, remedy) from error
    _teach_tokenizer(nlp)
    nlp.add_pipe(_one_sentence_component(), first=True)
    return nlp


def _teach_tokenizer(nlp: Language) -> None:
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        return
    tokenizer.prefix_search = compile_prefix_regex((*_PREFIXES, *(nlp.Defaults.prefixes or ()))).search
    tokenizer.suffix_search = compile_suffix_regex((*_SUFFIXES, *(nlp.Defaults.suffixes or ()))).search
    tokenizer.infix_finditer = compile_infix_regex((*_INFIXES, *(nlp.Defaults.infixes or ()))).finditer


def _one_sentence_component() -> str:
    from spacy.language import Language

    name = "rapportparser_one_sentence"
    if not Language.has_factory(name):

        @Language.component(name)
        def one_sentence(doc: Doc) -> Doc:
            for token in doc:
                token.is_sent_start = token.i == 0
            return doc

    return name

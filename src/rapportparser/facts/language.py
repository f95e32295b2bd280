"""Trained language pipelines, which correct the rules where one is named; without one, spaCy is never imported.

The rules answer first. A parse is asked for the sentences of which they name no subject, or one that holds no noun.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from rapportparser.errors import LanguageModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

RULES: Final = "rules:nl"
"""The name by which a result tells that sentences were read with the rules alone."""

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
_SUBJECTS = ("nsubj", "nsubj:pass")
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "SYM", "X"})


def model_name(model: str) -> str:
    """Give the name by which a result tells how its sentences were read: the pipeline's own name and version.

    Raises:
        LanguageModelError: It is not installed, or is none.
    """
    if model == RULES:
        return RULES
    meta = _trained(model).meta
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


class Parse:
    """A sentence as a trained pipeline reads it, and what it says of the rules' answers."""

    def __init__(self, sentence: str, model: str) -> None:
        """Parse a sentence; it is not split any further.

        Raises:
            LanguageModelError: The model is not installed, or is none.
        """
        self._doc: Doc = _trained(model)(sentence)

    def rejects(self, start: int, end: int) -> bool:
        """Tell whether the words between two offsets hold no noun; a pipeline without a tagger rejects nothing."""
        words = self._span(start, end)
        return bool(words) and self._doc.has_annotation("POS") and not any(word.pos_ in _NOUNS for word in words)

    def subject(self, start: int, end: int) -> tuple[int, int] | None:
        """Give the offsets of the grammatical subject of the verb that the figure between two offsets hangs from."""
        figure = self._span(start, end)
        if not figure or not self._doc.has_annotation("DEP"):
            return None
        for head in (figure.root, *figure.root.ancestors):
            for child in head.children:
                if child.dep_ in _SUBJECTS:
                    words = self._doc[child.left_edge.i : child.right_edge.i + 1]
                    return words.start_char, words.end_char
        return None

    def _span(self, start: int, end: int) -> Span:
        span = self._doc.char_span(start, end, alignment_mode="expand")
        return span if span is not None else self._doc[0:0]


def teach_tokenizer(nlp: Language) -> None:
    """Teach a pipeline's tokenizer what it splits wrongly in these reports; one that goes by no such rules is left."""
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        return
    tokenizer.prefix_search = compile_prefix_regex((*_PREFIXES, *(nlp.Defaults.prefixes or ()))).search
    tokenizer.suffix_search = compile_suffix_regex((*_SUFFIXES, *(nlp.Defaults.suffixes or ()))).search
    tokenizer.infix_finditer = compile_infix_regex((*_INFIXES, *(nlp.Defaults.infixes or ()))).finditer


@cache
def _trained(model: str) -> Language:
    import spacy

    try:
        nlp = spacy.load(model)
    except (OSError, ImportError, ValueError) as error:
        problem = "there is no language model of that name installed"
        remedy = f"give one that `python -m spacy validate` lists, or leave it out to use {RULES}"
        raise LanguageModelError(model, problem, remedy) from error
    teach_tokenizer(nlp)
    nlp.add_pipe(_one_sentence_component(), first=True)
    return nlp


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

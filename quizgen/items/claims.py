"""The sentences of questions, put into words: what states a fact, and what asks of it."""

from collections.abc import Mapping

from quizgen.items.asking import Asked, Ground
from quizgen.items.language import Sentence
from quizgen.items.wording import Words, sentence


class Claims:
    """The sentences that state facts, by kind and property."""

    def __init__(self, sentences: Mapping[tuple[str, str], Sentence]) -> None:
        self._sentences = sentences

    def of(self, asked: Asked) -> Sentence | None:
        """The claim that a template gives itself, or its property's."""
        template = asked.template
        if template.claim is not None:
            return template.claim
        path = template.path
        plain = not path.part and (not path.grain or template.asks is None)
        return self._sentences.get((asked.subject.kind, path.property)) if plain else None

    def state(self, asked: Asked, answer: Words, it: Words | None = None) -> str | None:
        """The claim with an answer in it, as a sentence; None where there is no claim to make.

        `it` are other words for its subject, such as a pronoun.
        """
        claim = self.of(asked)
        if claim is None:
            return None
        stated = {"answer": self._stated(asked, answer)}
        return render(claim, asked, stated if it is None else {**stated, "it": it})

    def _stated(self, asked: Asked, answer: Words) -> Words:
        # A reverse question's claim is about the subject that answers it, with the given value.
        return asked.words["given"] if asked.ground is Ground.SUBJECTS else answer


def render(template: Sentence, asked: Asked, replaced: Mapping[str, Words] | None = None) -> str:
    """A sentence of a question, with its as-of date in front unless the sentence prints it itself."""
    words = {**asked.words, **replaced} if replaced else asked.words
    text = template.render(words)
    if "as_of" in words and "as_of" not in template.names:
        if template.opens_with_a_usual_word:
            text = text[0].lower() + text[1:]
        text = f"As of {words['as_of'].text}, {text}"
    return sentence(text)

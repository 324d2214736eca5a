"""The kind ``questions``."""

from typing import ClassVar, Literal

from pydantic import Field

from leaflets.model.content import Block, Entry, Line, Text

SAMPLE = """\
kind: questions
title: Questions to ask
intro: Write down what you want to know.
questions:
  - id: scan
    question: Does my baby need an ultrasound scan?
no_source:
  - reason: What the reader is asked to do
    entries: [intro]
"""


class Question(Entry):
    """One question."""

    question: Text = Field(description="As the reader would ask it")


class Questions(Block):
    """Questions the reader may want to ask, with room to write."""

    KIND: ClassVar[str] = "questions"

    kind: Literal["questions"]
    title: Line = Field(description="Heading above the questions")
    intro: Text | None = Field(default=None, description="A sentence below the heading")
    questions: tuple[Question, ...] = Field(min_length=1, description="In reading order")

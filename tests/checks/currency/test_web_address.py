from dataclasses import replace

from tests.checks.pages import found, shipped

CODE = "currency/web-address"


def test_a_leaflet_without_an_address_is_told_where_others_have_one() -> None:
    subject = shipped()
    assert not found(CODE, subject)
    without = subject.recipe.model_copy(update={"short_address": None})
    (finding,) = found(CODE, replace(subject, recipe=without))
    assert "leaflets.example.org" in finding.message
    offline = subject.clinic.model_copy(update={"leaflets_web": None})
    assert not found(CODE, replace(subject, recipe=without, clinic=offline))

import datetime
from dataclasses import replace

from leaflets.problems import Severity
from tests.checks.pages import found, shipped

CODE = "currency/local-values"
NAME = "ultrasound_age_limit"


def test_a_number_with_an_old_source_is_told_in_the_clinic_s_file() -> None:
    subject = replace(shipped(), today=datetime.date(2028, 12, 1))
    (finding,) = found(CODE, subject)
    assert finding.severity is Severity.WARNING
    assert f"local.{NAME} is 6" in finding.message
    assert str(finding.where).endswith(f"riverbank-sample.yaml:30 (local.{NAME}.source)")
    (error,) = found(CODE, replace(subject, today=datetime.date(2029, 12, 1)))
    assert error.severity is Severity.ERROR


def test_a_number_with_a_fresh_source_is_not() -> None:
    assert not found(CODE, shipped())


def test_a_number_that_the_leaflet_does_not_print_is_no_matter_of_it() -> None:
    subject = replace(shipped(), today=datetime.date(2028, 12, 1))
    other = subject.clinic.local[NAME]
    clinic = subject.clinic.model_copy(update={"local": {"another": other}})
    assert not found(CODE, replace(subject, clinic=clinic))

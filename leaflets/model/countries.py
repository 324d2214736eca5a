"""Countries and territories by their two letters: ISO 3166-1, and XK (Kosovo) as CLDR has it."""

from __future__ import annotations

from leaflets.model.fiction import STARTER_COUNTRY
from leaflets.model.inline import Fault

_CODES = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO
    BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ
    DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP
    GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG
    KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML
    MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE
    PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL
    SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM
    US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
COUNTRIES = frozenset(_CODES.split())

_MEANT = {"UK": "GB", "EN": "GB", "EL": "GR", "SU": "RU", "YU": "RS", "TP": "TL"}
"""What people write, and what they mean."""


def country_fault(code: str) -> Fault | None:
    """What is wrong with a country and what to do; None if there is such a country. A starter's is
    let through here: it is told with all that is still to be filled in."""
    if code in COUNTRIES or code == STARTER_COUNTRY:
        return None
    meant = _MEANT.get(code)
    hint = f"did you mean {meant}?" if meant else "write the two letters of ISO 3166, such as GB"
    return Fault(f"there is no country “{code}”", hint)

"""What the names of columns tell of them."""

import re

from quizgen.imports.naming import words

IS_DATE = re.compile(
    r"year|date|day|found|discover|born|birth|died|death|built|open|establish|independ|since|creat|invent|publish"
    r"|releas|start|began|begin|end|complet|signed|accession|admi|launch|first"
)
SKIPPED = {
    "description": "long texts make poor questions", "comment": "", "comments": "", "notes": "", "note": "", "remark": "", "remarks": "",
    "url": "", "link": "", "website": "", "image": "", "img": "", "picture": "", "photo": "", "flag": "a picture", "thumbnail": "",
    "source": "name what all rows cite under `source:`", "sources": "", "reference": "", "references": "", "geo": "", "geom": "",
    "lat": "", "lng": "", "lon": "", "latitude": "", "longitude": "", "latlng": "", "coordinates": "", "coord": "", "wikipedia": "",
    "color": "", "colour": "", "cpkhex": "", "cpkhexcolor": "",
}  # fmt: skip
IS_ALIASES = {
    "alias",
    "aliases",
    "synonyms",
    "alsoknownas",
    "altspellings",
    "itemaltlabel",
    "othernames",
    "alternativenames",
    "altlabel",
    "altlabels",
}
IS_SHORT = {"abbreviation", "acronym", "abbr", "shortname", "initials"}
IS_KEY = {
    "id",
    "key",
    "item",
    "qid",
    "uuid",
    "slug",
    "cca3",
    "iso3",
    "alpha3",
    "alpha3code",
    "iso31661alpha3",
}
IS_NAME = (
    "name",
    "namecommon",
    "commonname",
    "itemlabel",
    "title",
    "label",
    "fullname",
    "nameen",
    "englishname",
)
LANGUAGE = re.compile(
    r"(?:(?:item)?(?:name|label|title)s?|translations?)[ _.:\-(\[]+([a-z]{2,3}(?:-[A-Za-z]{2,8})*)(?:[ _.]common)?[)\]]?",
    re.IGNORECASE,
)
OF_WHAT = re.compile(r"(?<=.)(?:\.(?:name|common|label|title)|Label)$")
"""What stands behind the word that says of what the names are: currencies.name, capitalLabel."""
OF_PERIOD = re.compile(r"(.*?)[\s_\-–,:(\[]*\b((?:1[5-9]|20)\d\d)\b(?: ?\[YR\d+\])?[)\]]?(.*)")
"""The year of the figures below: GDP 2019, 2019 [YR2019], Exports (2019) in USD."""
SAYS_WHEN = {"year", "period", "pointintime", "asof", "refyear", "timeperiod", "time", "date", "month"}
"""Columns that say of when the others are, in a table with several rows for each subject."""
BEGINS = {"start", "starttime", "startdate", "since", "from", "begin", "joined"}
ENDS = {"end", "endtime", "enddate", "until", "to", "left"}
"""Columns that say since and until when a member is one."""
OTHER_NAMES = re.compile(r"(?:translations|name)\..*", re.IGNORECASE)


def joined(column: str) -> str:
    """A column's name in small letters alone, as the words above are written."""
    return "".join(words(column)).lower()

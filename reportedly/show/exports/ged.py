"""The columns of events.csv: those of UCDP GED under their names, and ours behind them.

The names and their order are those of version 23.1 and later. A column under a name of GED means what GED means by it,
or is empty; where ours is narrower, the line says so. The codes are from its codebook: Högbladh, S., UCDP GED Codebook,
Uppsala University; Sundberg, R. and Melander, E. (2013), Introducing the UCDP Georeferenced Event Dataset, Journal of
Peace Research 50(4).
"""

from reportedly.show.exports.columns import Column, parsed

COLUMNS: tuple[Column, ...] = parsed(
    """
id                 words   GED: id of the event. Here the story, or the document and claim where nothing was compared
relid              words   GED: its name for people. Here documents and claims: document/claim
year               whole   GED: year of the event; empty where its days lie in several years
active_year        yes     GED only: empty, for it needs counts of a whole conflict
code_status        words   GED: Clear where coding is done. Here Clear where a person accepted every claim; else empty
type_of_violence   whole   GED only: empty, for no text says it
conflict_dset_id   words   GED only: empty
conflict_new_id    whole   GED only: empty
conflict_name      words   GED only: empty
dyad_dset_id       words   GED only: empty
dyad_new_id        whole   GED only: empty
dyad_name          words   side_a - side_b where both are stated
side_a_dset_id     words   GED only: empty
side_a_new_id      whole   GED only: empty
side_a             words   GED: a side of the dyad. Here who is said to have done it, if an organisation or group
side_b_dset_id     words   GED only: empty
side_b_new_id      whole   GED only: empty
side_b             words   GED: the other side, or civilians. Here to whom it is said to have been done
number_of_sources  whole   GED: how many sources were consulted. Here origins: what repeats another counts once
source_article     words   GED: names, dates and titles of the sources: "outlet","date","headline" each
source_office      words   GED: the organisations that publish the sources
source_date        words   GED: when they were published
source_headline    words   GED: their titles
source_original    words   GED: whence the information comes. Here the innermost voice of each claim
where_prec         whole   GED: how exactly the place is known, 1 to 7; see below. Here never 2 or 7
where_coordinates  words   GED: name of the place. Here its words in the text
where_description  words   GED: what is said of where. Here the words of all places of the claims
adm_1              words   GED: first-order division; here only where the place is a province
adm_2              words   GED: second-order division; here only where the place is a district
latitude           number  GED: of the point. Here only for places no larger than a province; never one for a country
longitude          number  the same
geom_wkt           words   GED: the same as well-known text
priogrid_gid       whole   GED only: empty
country            words   GED: name of the country. Here only where the text names one as the place; see country_iso
country_id         whole   GED only: empty
region             words   GED only: empty
event_clarity      whole   GED: 1 told as one incident, 2 as a sum of several. Here 1 for one day and place; else empty
date_prec          whole   GED: how exactly the date is known, 1 to 5; see below. Empty beyond a year
date_start         words   GED: earliest day on which it may have taken place
date_end           words   GED: latest day
deaths_a           whole   GED: dead of side A. Here only where the counted are said to be of that side
deaths_b           whole   the same of side B
deaths_civilians   whole   GED: dead civilians. Here only where the text calls them so
deaths_unknown     whole   GED: dead whose status is not known
best               whole   GED: most likely total. Here only if all claims give one same figure, or a person set it
high               whole   GED: highest reliable estimate. Here the highest upper bound; empty where one has none
low                whole   GED: lowest reliable estimate. Here the lowest lower bound
gwnoa              whole   GED only: empty
gwnob              whole   GED only: empty
story              words   the story; empty where nothing was compared
review             words   what people decided: accepted, rejected, corrected
verdict            words   how its claims stand to each other; never whether they are true
dispute            words   what they disagree about
direction          words   stated, where one who does and one to whom it is done are named; else empty
deaths_a_low       whole   lower bound for side A
deaths_a_high      whole   upper bound
deaths_b_low       whole   lower bound for side B
deaths_b_high      whole   upper bound
civilians_low      whole   lower bound for civilians
civilians_high     whole   upper bound
unknown_low        whole   lower bound for those of unknown status
unknown_high       whole   upper bound
harm               words   what befell people in these claims: killed, wounded, missing, detained, abducted, displaced
wounded_low        whole   lower bound
wounded_high       whole   upper bound
status             words   happened, alleged, planned …, of each claim
polarity           words   affirmed or denied, of each claim
country_iso        words   ISO 3166-1 code of the country; empty where open or disputed
place_precision    words   point, town, district, province, country, region
dates              words   the dates of the claims as EDTF
voices             words   the voices of each claim, from the publisher inwards
quotes             words   the words of each claim, exactly
offsets            words   their places: document:start-end in code points
utf16              words   the same in UTF-16 units
utf8               words   the same in bytes
documents          words   ids of the documents: hash of text and publisher
text_sha256        words   SHA-256 of their texts
limits             words   the limits of the verdict
"""
)
"""All columns, in their order."""

CODES = """
| `where_prec` | in GED | here |
|---|---|---|
| 1 | the exact place is known and coded | a point or a town that the gazetteer has, settled |
| 2 | within some 25 km of a known point, which is coded | never: how near “near” is, no text says |
| 3 | only the second-order division is known | a district that the gazetteer has |
| 4 | only the first-order division is known | a province that the gazetteer has |
| 5 | a line, or an area without defined borders | a region |
| 6 | only the country is known | a country |
| 7 | international waters or airspace | never: the gazetteer does not tell whose waters they are |

Empty where a name can mean several places, or only a part of a place is named (“eastern Brenn”).

| `date_prec` | in GED | here |
|---|---|---|
| 1 | the exact day is known | one day |
| 2 | known within 2 to 6 days | the same |
| 3 | only the week is known | 7 days |
| 4 | known within 8 to 30 days, or only the month is known | 8 to 31 days |
| 5 | known within more than a month and no more than a year | up to 366 days |
"""
"""What the codes of GED mean, and when they are given."""

OURS_FROM = "story"
"""The first column that GED does not have."""

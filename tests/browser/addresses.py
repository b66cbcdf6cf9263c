"""The addresses that every browser test of all pages goes through, and the windows they are looked at in."""

ADDRESSES = {
    "progress": "progress",
    "department": "department?department=HMT",
    "commitment": "commitment?ref=HMT-04",
    "department-nothing": "department?department=DFE",
    "plan": "plan",
    "plan-add": "plan?keep=Add a line",
    "plan-carry": "plan?keep=Carry over",
    "plan-year-end": "plan?view=Year end&year=2013/14",
    "plan-priorities": "plan?view=Priorities",
    "plan-recommendations": "plan?view=Audit",
    "agenda": "agenda",
    "agenda-past": "agenda?forum=2014-05-21",
    "minutes": "minutes",
    "returns": "returns",
    "record": "record",
    "between": "between",
    "support": "support",
    "review": "review",
    "consultations": "consultations",
    "good_practice": "good_practice",
    "history": "history",
    "people": "people",
    "settings": "settings",
    "present-1": "present?item=1",
    "present-4": "present?item=4",
    "present-5": "present?item=5",
    "present-7": "present?item=7",
}
# What only another state of a page adds.
AGAIN = {
    "department-nothing",
    "plan-add",
    "plan-carry",
    "plan-priorities",
    "plan-recommendations",
    "agenda-past",
    "present-4",
    "present-5",
    "present-7",
}
DESKTOP, PROJECTOR, PHONE = (1440, 900), (1920, 1080), (390, 844)
NARROW = (320, 640)
# A window of 1440 x 900 at 200 per cent has this many CSS pixels.
ZOOMED = (720, 450)

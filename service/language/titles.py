"""Titles: words that stand before a name and are no part of it."""

from __future__ import annotations

_ABBREVIATED = """
mr mrs ms mx messrs dr drs prof rev fr sen sens rep reps gov govs pres amb atty supt hon gen lt col capt cpt maj sgt cpl
pvt cmdr cdr adm brig det insp st ste mme mlle herr frau senor señor signor
"""
_STYLES = """
miss madam madame sir lord lady dame king queen prince princess emperor pope cardinal archbishop bishop reverend pastor
rabbi imam sheikh sheik ayatollah mullah sultan emir baron baroness duke duchess count countess father sister brother
"""
_OFFICES = """
president vice-president minister premier chancellor secretary undersecretary senator congressman congresswoman
representative governor mayor delegate councilman councilwoman councilor councillor alderman commissioner
comptroller treasurer ambassador envoy consul speaker whip leader chief head director chairman chairwoman
chairperson chair judge justice
attorney solicitor prosecutor sheriff marshal general colonel captain sergeant lieutenant major admiral commander
corporal private brigadier commandant officer detective inspector superintendent trooper professor doctor chaplain
ministers senators presidents governors congressmen representatives
"""
_ROLES = """
spokesman spokeswoman spokesperson candidate nominee hopeful challenger incumbent running-mate adviser advisor aide
counsel counselor counsellor strategist consultant pollster manager assistant deputy host anchor co-host analyst
correspondent reporter
journalist columnist editor publisher author writer
novelist historian economist scientist physicist researcher scholar expert actor actress
comedian singer rapper director filmmaker producer coach owner founder co-founder cofounder ceo cfo coo executive
chief-of-staff diplomat lawmaker politician businessman businesswoman mogul tycoon billionaire millionaire activist
lawyer veteran spokesmodel moderator commentator pundit blogger critic lobbyist organizer operative surrogate staffer
treasurer coordinator secretary-general co-chair co-chairman co-chairwoman vice-chair vice-chairman lieutenant-governor
democrat republican libertarian congressmember firebrand whistleblower
"""
TITLES = frozenset(" ".join([_ABBREVIATED, _STYLES, _OFFICES, _ROLES]).split())
"""Folded words, without dots, that stand before a name and are no part of it."""

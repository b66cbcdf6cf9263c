"""Words that tell how a sentence of the minutes goes on: whether its first word is a name, an order or a statement."""

# How a statement begins whose first word is no name.
DETERMINERS = frozenset({
    "a", "all", "an", "another", "any", "both", "each", "eight", "either", "every", "few", "five", "four", "half",
    "it", "its", "many", "more", "most", "neither", "nine", "no", "one", "other", "our", "seven", "six", "some",
    "such", "ten", "that", "the", "their", "there", "these", "they", "this", "those", "three", "two",
})  # fmt: skip
# Words that join, and prepositions.
LINKS = frozenset({
    "after", "although", "as", "at", "because", "before", "by", "during", "for", "from", "further", "if", "in",
    "now", "of", "on", "once", "only", "since", "subject", "to", "until", "what", "when", "where", "while", "with",
    "within", "without",
})  # fmt: skip
# Ordinary nouns that decisions and notes of a Forum begin with.
NOUNS = frozenset({
    "actions", "answers", "case", "commitments", "consultations", "dates", "departments", "evidence", "figures",
    "funding", "groups", "guidance", "leads", "meetings", "members", "milestones", "minutes", "officials", "papers",
    "points", "progress", "questions", "reasons", "replies", "reports", "returns", "small", "staff", "training",
    "work",
})  # fmt: skip
# How a decision begins that says what will be done and not who does it.
VERBS = frozenset({
    "accept", "add", "adopt", "appoint", "approve", "ask", "bring", "carry", "change", "circulate", "close",
    "collect", "commission", "complete", "confirm", "consider", "continue", "defer", "draft", "drop", "endorse",
    "extend", "find", "follow", "give", "hold", "invite", "keep", "leave", "look", "make", "meet", "move", "note",
    "open", "postpone", "prepare", "press", "publish", "put", "raise", "record", "refer", "reject", "remit",
    "remove", "report", "return", "review", "send", "set", "share", "start", "stop", "support", "take", "tell",
    "thank", "try", "use", "visit", "wait", "welcome", "withdraw", "write",
})  # fmt: skip
# How a decision begins that was written down as done already.
DONE = frozenset({
    "accepted", "adopted", "appointed", "approved", "asked", "carried", "confirmed", "decided", "deferred",
    "dropped", "endorsed", "invited", "kept", "left", "noted", "postponed", "recorded", "rejected", "resolved",
    "thanked", "took", "welcomed",
})  # fmt: skip
# What a statement has and an order has not.
FINITE = frozenset({
    "are", "can", "comes", "could", "did", "do", "does", "gives", "goes", "had", "has", "have", "holds", "is",
    "keeps", "may", "might", "moves", "must", "needs", "remains", "shall", "should", "stands", "stays", "takes",
    "was", "were", "will", "would",
})  # fmt: skip
# Names that look like other words.
NAMES = frozenset({
    "april", "august", "compact", "december", "february", "forum", "friday", "january", "july", "june", "march",
    "monday", "november", "october", "saturday", "september", "sunday", "thursday", "tuesday", "wednesday",
    "whitehall",
})  # fmt: skip

"""Words of a report that mean something of their own in it, and what they mean."""

from bahali.vocabulary.language import N_, _

WORDS = (
    (N_("cadre"), N_("A kind of worker who gives support.")),
    (N_("CHNRI"), N_("A way to compare actions in which all criteria count alike.")),
    (N_("cohort"), N_("One holding of a course, with so many seats.")),
    (
        N_("contested"),
        N_(
            "Fewer than half of the ratings lie within one point of the middle one, or raters are divided "
            "on criteria that weigh much."
        ),
    ),
    (N_("criterion"), N_("One thing that makes an action better, with words for both ends of its scale.")),
    (N_("critical path"), N_("The chain of actions that fixes how early all can be finished.")),
    (N_("divided"), N_("Of raters: their answers spread wider than the rule for panels of experts allows.")),
    (N_("drafting note"), N_("What whoever drafts a change must know; it is never legal text.")),
    (N_("draw"), N_("One trial with other weights and other raters; many of them show how firm a place is.")),
    (N_("gap"), N_("Something that is missing in one jurisdiction, with its cause.")),
    (N_("half-year"), N_("Half of a fiscal year, the unit of the calendar.")),
    (
        N_("instrument"),
        N_("An Act, rules, a policy, a procedure or an agreement into which support can be built."),
    ),
    (N_("layer"), N_("A level of support, from basic services for all to specialised care for few.")),
    (N_("leverage"), N_("How many requirements one change would settle, and how many gaps it answers.")),
    (N_("phase"), N_("Time since an attack.")),
    (
        N_("PROMETHEE II"),
        N_("A way to compare actions: each pair criterion by criterion, then wins less losses."),
    ),
    (N_("quick win"), N_("An action that is cheap, soon done, and waits for nothing that is not.")),
    (N_("range of places"), N_("The places that an action takes in nine of ten draws.")),
    (N_("rater"), N_("A person, or a group that agreed on one answer, who rates actions.")),
    (N_("requirement"), N_("Something that laws and procedures must say for support to be part of them.")),
    (N_("shortlist"), N_("The first so many places; actions that share the last of them are on it too.")),
    (N_("slack"), N_("Months by which an action may be late before the earliest finish moves.")),
    (
        N_("tier"),
        N_("A class of priority, by what it demands: a least value, and more where the workshop says so."),
    ),
    (N_("TOPSIS"), N_("A way to compare actions: how near to the best and how far from the worst of all.")),
    (
        N_("VIKOR"),
        N_("A way to compare actions: how small the regret is, over all criteria and on the worst one."),
    ),
    (N_("weight"), N_("How much a criterion counts, as a share of all.")),
    (N_("window"), N_("Months of every year in which some kinds of change can start or end.")),
)
"""A word as it stands in a sentence, and one sentence that says what it means."""


def explain_words() -> tuple[str, ...]:
    """Explain each word in one line, in the language that is spoken and the order of its alphabet.

    Returns
    -------
    tuple of str
        The word, a colon and its meaning; the page of a report shows the meaning where the word stands.
    """
    lines = (f"{_(word)}: {_(meaning)}" for word, meaning in WORDS)
    return tuple(sorted(lines, key=str.casefold))

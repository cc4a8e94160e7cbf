"""The one script of a report, the words it shows, and data that it reads from the page."""

import json
from functools import cache

from markupsafe import Markup

from bahali.publish.style import join_files
from bahali.vocabulary.language import N_, _

SCRIPT_FILES = (
    "page.js",
    "theme.js",
    "contents.js",
    "findtext.js",
    "marking.js",
    "search.js",
    "links.js",
    "sorting.js",
    "frames.js",
    "terms.js",
    "lids.js",
    "explorer-order.js",
    "explorer-setting.js",
    "explorer-row.js",
    "explorer-summary.js",
    "explorer-weights.js",
    "explorer-link.js",
    "explorer.js",
    "review-file.js",
    "review-marks.js",
    "review-form.js",
    "review-part.js",
    "review-list.js",
    "review-panel.js",
    "review-chip.js",
    "review.js",
)
"""One file for each concern; the first one gives the others their tools, the rest do not know each other."""

WORDS = {
    "page.bar": N_("How this page is shown"),
    "theme.legend": N_("Colours of the page"),
    "theme.system": N_("As the device"),
    "theme.light": N_("Light"),
    "theme.dark": N_("Dark"),
    "lids.open": N_("Open all numbers behind figures"),
    "lids.close": N_("Close all numbers behind figures"),
    "lids.opened": N_("The numbers behind all figures are open."),
    "lids.closed": N_("The numbers behind all figures are closed."),
    "search.label": N_("Search this report"),
    "search.key": N_("Press / to search"),
    "search.hint": N_("Enter goes to the next match, Shift and Enter to the one before, Escape clears."),
    "search.count": N_("Matches: {total}"),
    "search.place": N_("Match {place} of {total}"),
    "search.previous": N_("Previous"),
    "search.next": N_("Next"),
    "search.clear": N_("Clear"),
    "search.list": N_("Where it was found"),
    "search.more": N_("and in more places here: {count}"),
    "search.elsewhere": N_("Between the sections"),
    "search.found": N_("Matches: {total}, in sections: {sections}."),
    "search.nothing": N_("Nothing in this report matches “{phrase}”."),
    "search.at": N_("Match {place} of {total}: {text}"),
    "links.copy": N_("Copy link"),
    "links.done": N_("Copied"),
    "links.copied": N_("The link to “{title}” was copied."),
    "links.look": N_("See the address bar"),
    "links.shown": N_("The address bar now shows the link to “{title}”; copy it from there."),
    "sorting.ascending": N_("Sorted by {column}, lowest or first in the alphabet at the top."),
    "sorting.descending": N_("Sorted by {column}, highest or last in the alphabet at the top."),
    "sorting.none": N_("In the order of the report again."),
    "explorer.legend": N_("How much does each criterion count?"),
    "explorer.start": N_("Start from"),
    "explorer.used": N_("{name} (used in this report)"),
    "explorer.own": N_("your own setting"),
    "explorer.points": N_("{points} points, {share}\u00a0%"),
    "explorer.weight": N_("{points} of 100 points, {share}\u00a0% of all weights"),
    "explorer.reset": N_("Reset to the report"),
    "explorer.copy": N_("Copy link to this setting"),
    "explorer.copied": N_("The link was copied."),
    "explorer.link": N_("Link to this setting, to be copied"),
    "explorer.order": N_("Order with these weights"),
    "explorer.first": N_("With these weights, {first} comes first ({title}), then {next}."),
    "explorer.alone": N_("With these weights, {first} comes first ({title})."),
    "explorer.tied": N_("With these weights, {names} share the first place."),
    "explorer.unplaced": N_("With these weights no action has a place: too few people rated what counts."),
    "explorer.stay": N_("Of the report's first {count}, still among the first {count}: {stay} of {before}."),
    "explorer.stay-first": N_("Of the report's first place, still in the first place: {stay} of {before}."),
    "explorer.recommended": N_("Of those recommended, still among the first {count}: {stay} of {before}."),
    "explorer.nothing": N_("All weights are 0, so nothing counts. Raise at least one of them."),
    "explorer.unread": N_(
        "The setting in the address cannot be read, so the report's own weights are shown."
    ),
    "explorer.place": N_("{place}."),
    "explorer.value": N_("{points} of 100"),
    "explorer.same": N_("as in the report"),
    "explorer.up": N_("up, was {place}"),
    "explorer.down": N_("down, was {place}"),
    "explorer.new": N_("no place in the report"),
    "explorer.none": N_("no place: too few people rated it on a criterion that counts"),
    "explorer.holds": N_("place holds"),
    "explorer.moves": N_("place {best} to {worst}"),
    "explorer.listed": N_("Among the first {count}: {times} of {trials} trials"),
    "explorer.listed-first": N_("In the first place: {times} of {trials} trials"),
    "explorer.drawn": N_("{told}, {share} of the report's draws"),
    "explorer.key": N_(
        "In bold, what becomes of the place in {trials} trials that move every weight by up to a fifth of"
        " itself: it holds in all of them, or it lies between two places. The draws of the report vary the"
        " raters too."
    ),
    "review.panel": N_("Your review"),
    "review.panel-count": N_("Your review: {total}"),
    "review.how": N_(
        "Mark sections and recommendations and comment on them with the buttons below their headings."
        " Nothing is sent. When you are done, save the review file and give it to whoever gave you this"
        " report. It holds your marks and comments, and no name."
    ),
    "review.kept": N_("Your marks stay in this browser until you clear them."),
    "review.loose": N_(
        "This browser keeps nothing for this page: your marks last only until you close it. Save the review"
        " file before."
    ),
    "review.other": N_("These marks were made on another version of this report. Look at them once more."),
    "review.group": N_("For whom do you answer? (optional)"),
    "review.unsaid": N_("not said"),
    "review.whole": N_("The report as a whole"),
    "review.list": N_("What you marked"),
    "review.nothing": N_("Nothing is marked yet."),
    "review.counts": N_(
        "Parts marked: {total}. Agree: {agree}; disagree: {disagree}; with a comment: {comments}."
    ),
    "review.gone": N_("{target}, which is not in this report"),
    "review.button": N_("Review"),
    "review.question": N_("What do you say to this?"),
    "review.none": N_("no mark"),
    "review.agree": N_("I agree"),
    "review.disagree": N_("I disagree"),
    "review.comment": N_("Comment (optional)"),
    "review.hint": N_(
        "Write no names, and nothing by which a victim or any other person could be recognised."
    ),
    "review.left": N_("Characters left: {left} of {most}"),
    "review.agree-only": N_("You agree"),
    "review.agree-commented": N_("You agree, with a comment"),
    "review.disagree-only": N_("You disagree"),
    "review.disagree-commented": N_("You disagree, with a comment"),
    "review.commented": N_("You commented"),
    "review.remove": N_("Remove"),
    "review.removed": N_("What you said on “{title}” was removed."),
    "review.save": N_("Save review file"),
    "review.saved": N_(
        "The file {name} was saved where this browser keeps downloads. Give it to whoever gave you this"
        " report."
    ),
    "review.load": N_("Load review file"),
    "review.loaded": N_("The review file was loaded. Parts marked: {total}."),
    "review.unread": N_("This file cannot be read as a review of a report. Nothing was changed."),
    "review.newer": N_("This file was saved by a newer page than this one. Nothing was changed."),
    "review.foreign": N_("This file is a review of another report. Nothing was changed."),
    "review.clear": N_("Clear all"),
    "review.replace": N_("Replace the marks on this page, which are not saved, by those of the file?"),
    "review.sure": N_("Clear all your marks and comments? A review file that you saved stays."),
    "review.cleared": N_("All marks and comments were cleared."),
}
"""What the script shows, by the names it asks for; a place in braces is filled in by the script.

A count is told without a plural ("Matches: {count}"), since the script knows no grammar.
"""

_UNSAFE_IN_ELEMENT = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


@cache
def read_script() -> Markup:
    """Read the script as it stands inside the ``script`` element."""
    return join_files("script", SCRIPT_FILES)


def words_for_script() -> dict[str, str]:
    """Say everything that the script shows in the language that is spoken."""
    return {name: _(words) for name, words in WORDS.items()}


def embed_json(name: str, content: object) -> Markup:
    r"""Put data into the page for the script to read; nothing in it can end the element or be run.

    Parameters
    ----------
    name : str
        Id of the element, safe as it stands.
    content : object
        Anything that JSON can hold.

    Examples
    --------
    >>> str(embed_json("page-words", {"a": "</script>"}))
    '<script type="application/json" id="page-words">{"a":"\\u003c/script\\u003e"}</script>'
    """
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE_IN_ELEMENT)
    return Markup(f'<script type="application/json" id="{name}">{text}</script>')

